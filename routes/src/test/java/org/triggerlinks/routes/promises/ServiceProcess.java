package org.triggerlinks.routes.promises;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.Main;

/** The service in a process of its own, which can be killed and started again on the same data. */
public final class ServiceProcess {

  private static final Pattern READY = Pattern.compile("Trigger Links is ready: (\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path data;
  private final Path rules;
  private final Path output;
  private final Map<String, String> settings;
  private volatile Process process;
  private CompletableFuture<Void> written;
  private volatile URI url;
  private Class<?> main = Main.class;
  private List<String> arguments = List.of();
  private Map<String, String> environment = Map.of();
  private int starts;

  public ServiceProcess(Path folder, Path rules) {
    this(folder, rules, Map.of());
  }

  /** One with these settings beside those that every test has. */
  public ServiceProcess(Path folder, Path rules, Map<String, String> settings) {
    this.data = folder.resolve("data");
    this.rules = rules;
    this.output = folder;
    this.settings = Map.copyOf(settings);
  }

  /** Has another class run it, which gets these arguments behind the folder of the settings. */
  public ServiceProcess runBy(Class<?> main, String... arguments) {
    this.main = main;
    this.arguments = List.of(arguments);
    return this;
  }

  /** Has it run in this environment, beside that of the test. */
  public ServiceProcess in(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    return this;
  }

  /** Starts it, and returns when it serves. */
  public void start() {
    launch();
    untilReady();
  }

  /** Starts it without waiting until it serves. */
  public void launch() {
    starts++;
    try {
      Files.createDirectories(output);
      ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      process = builder.start();
      InputStream from = process.getInputStream();
      OutputStream to = Files.newOutputStream(log(starts));
      written = CompletableFuture.runAsync(() -> write(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Not by the process itself, whose files a test may forbid to grow.
  private static void write(InputStream from, OutputStream to) {
    try (from;
        to) {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dtriggerlinks.http.port=0",
                "-Dtriggerlinks.demo=false",
                "-Dtriggerlinks.data.folder=" + data,
                "-Dtriggerlinks.rules.folder=" + rules));
    settings.forEach((key, value) -> command.add("-Dtriggerlinks.%s=%s".formatted(key, value)));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            Path.of("..", "config").toAbsolutePath().normalize().toString()));
    command.addAll(arguments);
    return command;
  }

  /** Returns when it serves; an error if it ends before. */
  public void untilReady() {
    Path log = log(starts);
    await().atMost(PATIENCE).until(() -> !process.isAlive() || ready(log).find());
    Matcher ready = ready(log);
    if (!ready.find()) {
      throw new IllegalStateException("The service did not start:\n" + text(log));
    }
    url = URI.create(ready.group(1));
  }

  private Path log(int start) {
    return output.resolve("output-%d.txt".formatted(start));
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
  public void killAfter(Duration delay) {
    ProcessHandle victim = process.toHandle();
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
        .execute(victim::destroyForcibly);
  }

  /** As {@code kill -9} does it; returns when it is dead. */
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** Starts it again if it was killed; anything else that kept it from answering is an error. */
  public void revive(IOException why) {
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
  public void stop() throws InterruptedException {
    if (process != null) {
      // Not by the process, which would stop listening to its last words.
      process.toHandle().destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
      written.join();
    }
  }

  /** What it printed and logged since its last start. */
  public String printed() {
    return text(log(starts));
  }

  /** What it warned of since its first start, a line each, for who must find out what happened. */
  public String warnings() {
    return IntStream.rangeClosed(1, starts)
        .mapToObj(start -> text(log(start)).lines().map(line -> start + ": " + line))
        .flatMap(lines -> lines)
        .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
        .filter(line -> !line.contains("KieBuilderImpl") && !line.contains("Flyway"))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  public URI url() {
    return url;
  }

  public Path data() {
    return data;
  }

  /** Its embedded database, which nobody else can open while it runs. */
  public Database.Access embedded() {
    String file = data.resolve("database").resolve("triggerlinks").toString();
    return new Database.Access(Database.embeddedUrl(file), "sa", "", 2);
  }

  /** The number by which the system knows it. */
  public long pid() {
    return process.pid();
  }

  /** How often it was started. */
  public int starts() {
    return starts;
  }
}
