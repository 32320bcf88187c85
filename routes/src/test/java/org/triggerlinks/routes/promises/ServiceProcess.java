package org.triggerlinks.routes.promises;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triggerlinks.routes.Main;

/** The service in a process of its own, which can be killed and started again on the same data. */
final class ServiceProcess {

  private static final Pattern READY = Pattern.compile("Trigger Links is ready: (\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path data;
  private final Path rules;
  private final Path output;
  private Process process;
  private URI url;
  private int starts;

  ServiceProcess(Path folder, Path rules) {
    this.data = folder.resolve("data");
    this.rules = rules;
    this.output = folder;
  }

  void start() {
    Path log = output.resolve("output-%d.txt".formatted(++starts));
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dtriggerlinks.http.port=0",
            "-Dtriggerlinks.demo=false",
            "-Dtriggerlinks.data.folder=" + data,
            "-Dtriggerlinks.rules.folder=" + rules,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            Path.of("..", "config").toAbsolutePath().normalize().toString());
    try {
      process = java.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(PATIENCE).until(() -> !process.isAlive() || ready(log).find());
    Matcher ready = ready(log);
    if (!ready.find()) {
      throw new IllegalStateException("The service did not start:\n" + text(log));
    }
    url = URI.create(ready.group(1));
  }

  private static Matcher ready(Path log) {
    return READY.matcher(text(log));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9} does it, without waiting here. */
  void killAfter(Duration delay) {
    ProcessHandle victim = process.toHandle();
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(victim::destroyForcibly);
  }

  /** Starts it again if it was killed; anything else that kept it from answering is an error. */
  void revive(IOException why) {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new UncheckedIOException("The service lives but does not answer", why);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    start();
  }

  /** Ends it, whether it was started or not. */
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** What it printed and logged since its last start. */
  String printed() {
    return text(output.resolve("output-%d.txt".formatted(starts)));
  }

  URI url() {
    return url;
  }

  Path data() {
    return data;
  }

  /** How often it was started. */
  int starts() {
    return starts;
  }
}
