package org.triggerlinks.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code ./start} takes until links redirect, with many rule files as well, and how much
 * memory the process has.
 */
final class StartBenchmark implements Benchmark {

  private static final int STARTS = Setting.of("starts", 5);
  private static final int RULE_FILES = Setting.of("files", 1_000);
  private static final Duration LONGEST_COMPILING = Duration.ofMinutes(30);
  private static final int SETTLED_SECONDS = 20;
  private static final int LOAD_SECONDS = Setting.of("seconds", 10);
  private static final String READY = "Trigger Links is ready: ";

  /** The process that {@code ./start} becomes. */
  private record Running(Process process, URI url, long started, double seconds)
      implements AutoCloseable {

    /** Seconds since it was started. */
    double age() {
      return (System.nanoTime() - started) / 1e9;
    }

    double megabytes() throws IOException {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
      throw new IOException("The memory of process " + process.pid() + " is not told.");
    }

    @Override
    public void close() {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public List<String> programs() {
    return List.of("wrk");
  }

  @Override
  public void run() throws Exception {
    Path data = Temporary.folder();
    start(data).close(); // builds, makes the class archive and the demo data
    List<Double> seconds = new ArrayList<>();
    for (int number = 0; number < STARTS; number++) {
      try (Running running = start(data)) {
        seconds.add(running.seconds());
      }
    }
    System.out.printf("ready after %.1f s (goal 4)%n", Rounds.median(seconds));
    startWithManyRules();
    try (Running running = start(data)) {
      TimeUnit.SECONDS.sleep(SETTLED_SECONDS);
      System.out.printf("resident when idle: %.0f MB (goal 400)%n", running.megabytes());
      List<String> link = List.of("/l/" + aLink(running.url(), data));
      new Clicks(running.url()).click(link, 1); // looks whether it is a 302
      Wrk.Result result = new Wrk(link).load(running.url(), LOAD_SECONDS);
      System.out.printf(
          "resident after %,d clicks in %d s: %.0f MB%n",
          result.requests(), LOAD_SECONDS, running.megabytes());
    }
  }

  // In a folder of its own, as the database keeps a version of each file.
  private static void startWithManyRules() throws Exception {
    Path data = Temporary.folder();
    List<String> link;
    try (Running running = start(data)) {
      link = List.of("/l/" + aLink(running.url(), data));
      new Clicks(running.url()).click(link, 1); // the first one of this process takes longer
    }
    Path rules = RuleFolder.with(RuleFolder.offers(RULE_FILES));
    try (Running running = start(data, "--rules", rules.toString())) {
      new Clicks(running.url()).click(link, 1);
      double redirected = running.age();
      while (MetricsPage.of(running.url()).number("triggerlinks_rules_loaded") == 0) {
        if (running.age() > LONGEST_COMPILING.toSeconds()) {
          throw new IllegalStateException("The rules were not ready in " + LONGEST_COMPILING + ".");
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
      System.out.printf(
          "with %,d rule files: ready after %.1f s, a link had redirected after %.1f s, all rules were ready after %.1f s%n",
          RULE_FILES, running.seconds(), redirected, running.age());
    }
  }

  private static String aLink(URI url, Path data) throws IOException {
    String token = Files.readString(data.resolve("admin.token")).strip();
    return new Api(url, token).get("/links?location=demo").at("/items/0/key").asText();
  }

  private static Running start(Path data, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("./start", "--port", "0", "--data", data.toString()));
    command.addAll(List.of(options));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return new Running(
            process,
            URI.create(line.substring(READY.length())),
            start,
            (System.nanoTime() - start) / 1e9);
      }
    }
    throw new IOException("./start ended before it was ready.");
  }
}
