package org.triggerlinks.routes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records as texts, for tests. */
final class Records {

  static final int SMALL_SEGMENT = 4 << 10;
  static final Clock CLOCK = Clock.systemUTC();

  private Records() {}

  static CaptureSettings small(Path folder) {
    return CaptureSettings.in(folder).withSegmentBytes(SMALL_SEGMENT);
  }

  static CaptureLog open(Path folder) {
    return CaptureLog.open(small(folder), CLOCK);
  }

  /** Completes when stored, and exceptionally when lost. */
  static CompletableFuture<Void> append(CaptureLog log, String text) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    log.append(
        text.getBytes(UTF_8),
        new Appended() {
          @Override
          public void stored() {
            answer.complete(null);
          }

          @Override
          public void lost(IOException why) {
            answer.completeExceptionally(why);
          }
        });
    return answer;
  }

  static void store(CaptureLog log, List<String> texts) {
    texts.stream().map(text -> append(log, text)).toList().forEach(CompletableFuture::join);
  }

  /** Texts of 100 bytes: some 34 of them fill a small segment. */
  static List<String> numbered(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("click %03d "::formatted)
        .map(Records::padded)
        .toList();
  }

  private static String padded(String text) {
    return text + "·".repeat((100 - text.length()) / 2);
  }

  static List<String> texts(Batch batch) {
    return batch.records().stream().map(record -> new String(record, UTF_8)).toList();
  }

  static List<String> drain(CaptureLog log) throws InterruptedException {
    List<String> all = new ArrayList<>();
    for (Batch batch = next(log); !batch.isEmpty(); batch = next(log)) {
      all.addAll(texts(batch));
      log.drained(batch);
    }
    return all;
  }

  static Batch next(CaptureLog log) throws InterruptedException {
    return log.next(10, 1 << 20, Duration.ZERO);
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
