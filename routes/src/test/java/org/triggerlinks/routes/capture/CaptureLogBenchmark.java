package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Prints how many records a second are stored by threads that each wait for their answer, while a
 * reader drains. Arguments: folder, threads, seconds. Run the class from the test class path.
 */
final class CaptureLogBenchmark {

  private static final int RECORD_BYTES = 300;

  private CaptureLogBenchmark() {}

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[1]);
    Duration time = Duration.ofSeconds(Long.parseLong(args[2]));
    Path folder = Files.createTempDirectory(Path.of(args[0]), "capture-benchmark");
    try (CaptureLog log = CaptureLog.open(CaptureSettings.in(folder), Clock.systemUTC())) {
      Thread drainer = new Thread(() -> drain(log), "drainer");
      drainer.setDaemon(true);
      drainer.start();
      measure(log, threads, Duration.ofSeconds(3));
      measure(log, threads, time);
      System.out.println(log.stats());
    }
  }

  private static void measure(CaptureLog log, int threads, Duration time) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    long[] micros =
        IntStream.range(0, threads)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> appendUntil(log, start, time), pool))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .flatMapToLong(Arrays::stream)
            .sorted()
            .toArray();
    pool.shutdown();
    System.out.printf(
        "%d threads: %,d appends/s; p50 %,d us, p99 %,d us, p99.9 %,d us, longest %,d us%n",
        threads,
        micros.length * 1_000_000_000L / (System.nanoTime() - start),
        micros[micros.length / 2],
        micros[micros.length * 99 / 100],
        micros[(int) (micros.length * 999L / 1000)],
        micros[micros.length - 1]);
  }

  private static long[] appendUntil(CaptureLog log, long start, Duration time) {
    byte[] record = new byte[RECORD_BYTES];
    long[] micros = new long[1 << 10];
    int count = 0;
    while (System.nanoTime() - start < time.toNanos()) {
      long before = System.nanoTime();
      CompletableFuture<Void> answer = new CompletableFuture<>();
      log.append(record, new Completing(answer));
      answer.join();
      if (count == micros.length) {
        micros = Arrays.copyOf(micros, count * 2);
      }
      micros[count++] = (System.nanoTime() - before) / 1000;
    }
    return Arrays.copyOf(micros, count);
  }

  private static void drain(CaptureLog log) {
    try {
      while (true) {
        log.drained(log.next(1000, 1 << 20, Duration.ofSeconds(1)));
      }
    } catch (InterruptedException | IllegalStateException closed) {
      // the measurement is over
    }
  }

  private record Completing(CompletableFuture<Void> answer) implements Appended {

    @Override
    public void stored() {
      answer.complete(null);
    }

    @Override
    public void lost(IOException why) {
      answer.completeExceptionally(why);
    }
  }
}
