package org.triggerlinks.routes.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.triggerlinks.routes.promises.OwnBroker;

/** An external Artemis in a process of its own, which can be killed and started again. */
public final class BrokerProcess {

  private static final String READY = "The broker is ready.";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;
  private final String url;
  private Process process;
  private int starts;

  /** Starts one with its data in this folder. */
  BrokerProcess(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.url = OwnBroker.freeUrl();
    start();
  }

  /** What runs in its process: arguments are the folder of its data and its URL. */
  public static void main(String[] arguments) throws Exception {
    new OwnBroker(Path.of(arguments[0]), arguments[1]);
    System.out.println(READY);
    new CountDownLatch(1).await();
  }

  void start() throws IOException {
    Path log = folder.resolve("output-%d.txt".formatted(++starts));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                folder.toString(),
                url)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || Files.readString(log).contains(READY));
    if (!process.isAlive()) {
      throw new IllegalStateException("The broker did not start:\n" + Files.readString(log));
    }
  }

  /** As {@code kill -9} does it; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Puts a text on the queue of facts, whatever it is. */
  void putFact(String text) {
    OwnBroker.putFact(url, text);
  }

  String url() {
    return url;
  }
}
