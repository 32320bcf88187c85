package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the transactions of this process spend their time, as a Java flight recording of all that
 * was read from the database server tells it. The recording itself costs some hundredths of the
 * processors, so nothing is measured beside it.
 */
final class DatabaseTime {

  private static final String READ = "jdk.SocketRead";
  private static final String INBOX = "SandboxChannel";

  // What the threads of the product are called, and what they do.
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("JmsConsumer[facts]", "that decide");
    KINDS.put("relay-intents", "that put actions on their queues");
    KINDS.put("JmsConsumer[dispatch.", "that begin and end attempts");
    KINDS.put("relay-facts", "that put reports on the queue");
  }

  private static final String SANDBOX = "of the sandbox's inbox";

  /**
   * A transaction.
   *
   * @param kind whose it was
   * @param millis from its first answer being waited for to that of its commit
   * @param waited milliseconds of these in which an answer of the database was waited for
   * @param committing milliseconds of these in which it was that of the commit
   * @param answers how many were waited for
   */
  record Transaction(String kind, double millis, double waited, double committing, int answers) {}

  private final Map<String, List<Transaction>> byKind = new LinkedHashMap<>();
  private final double seconds;

  private DatabaseTime(List<Transaction> transactions, double seconds) {
    this.seconds = seconds;
    Stream.concat(KINDS.values().stream(), Stream.of(SANDBOX))
        .forEach(kind -> byKind.put(kind, new ArrayList<>()));
    transactions.forEach(transaction -> byKind.get(transaction.kind()).add(transaction));
  }

  /**
   * To be called before anything is warmed up: the first recording of a process changes classes of
   * the JDK, upon which the JVM forgets all that it has compiled.
   */
  static void prepare() {
    try (Recording recording = new Recording()) {
      recording.enable(READ).withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
    }
  }

  /** Of all transactions while this work is done. */
  static DatabaseTime during(Processors.Work<?> work) throws Exception {
    Path file = Temporary.folder().resolve("database.jfr");
    try (Recording recording = new Recording()) {
      recording.enable(READ).withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      long start = System.nanoTime();
      work.take();
      double seconds = (System.nanoTime() - start) / 1e9;
      recording.stop();
      recording.dump(file);
      return new DatabaseTime(transactions(file), seconds);
    }
  }

  private static List<Transaction> transactions(Path file) throws IOException {
    Map<String, List<RecordedEvent>> readsByThread = new HashMap<>();
    for (RecordedEvent read : RecordingFile.readAllEvents(file)) {
      if (read.getEventType().getName().equals(READ) && read.getThread() != null) {
        String thread = read.getThread().getJavaName();
        if (thread != null && kindOf(thread) != null) {
          readsByThread.computeIfAbsent(thread, name -> new ArrayList<>()).add(read);
        }
      }
    }
    List<Transaction> transactions = new ArrayList<>();
    readsByThread.forEach((thread, reads) -> split(kindOf(thread), reads, transactions));
    return transactions;
  }

  private static String kindOf(String thread) {
    return KINDS.entrySet().stream()
        .filter(kind -> thread.contains(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  // Each ends with the answer to its commit. What was open at the beginning or the end of the
  // recording does not count.
  private static void split(String kind, List<RecordedEvent> reads, List<Transaction> into) {
    reads.sort(Comparator.comparing(RecordedEvent::getStartTime));
    List<RecordedEvent> open = new ArrayList<>();
    boolean whole = false;
    for (RecordedEvent read : reads) {
      open.add(read);
      if (isWithin(read, "org.mariadb.jdbc.Connection", "commit")) {
        if (whole) {
          into.add(transaction(isWithin(open.get(0), INBOX, "") ? SANDBOX : kind, open));
        }
        whole = true;
        open.clear();
      }
    }
  }

  private static Transaction transaction(String kind, List<RecordedEvent> reads) {
    RecordedEvent commit = reads.get(reads.size() - 1);
    return new Transaction(
        kind,
        millis(Duration.between(reads.get(0).getStartTime(), commit.getEndTime())),
        reads.stream().mapToDouble(read -> millis(read.getDuration())).sum(),
        millis(commit.getDuration()),
        reads.size());
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static boolean isWithin(RecordedEvent read, String type, String method) {
    return read.getStackTrace() != null
        && read.getStackTrace().getFrames().stream()
            .map(RecordedFrame::getMethod)
            .anyMatch(
                frame ->
                    frame.getType().getName().endsWith(type)
                        && (method.isEmpty() || frame.getName().equals(method)));
  }

  /** Prints a line for each kind of transaction. */
  void print() {
    System.out.printf(
        "%-44s %8s %8s %8s %8s %12s %12s %8s%n",
        "transactions (means)",
        "a second",
        "ms",
        "p50 ms",
        "p99 ms",
        "waiting ms",
        "for commits",
        "answers");
    byKind.forEach(
        (kind, of) -> {
          if (!of.isEmpty()) {
            List<Double> millis = of.stream().map(Transaction::millis).toList();
            System.out.printf(
                "%-44s %8.0f %8.1f %8.1f %8.1f %12.1f %12.1f %8.1f%n",
                kind,
                of.size() / seconds,
                mean(of, Transaction::millis),
                Clicks.percentile(millis, 50),
                Clicks.percentile(millis, 99),
                mean(of, Transaction::waited),
                mean(of, Transaction::committing),
                mean(of, Transaction::answers));
          }
        });
  }

  private static double mean(List<Transaction> of, ToDoubleFunction<Transaction> figure) {
    return of.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }
}
