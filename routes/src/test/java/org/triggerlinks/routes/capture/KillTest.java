package org.triggerlinks.routes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.routes.capture.Records.CLOCK;
import static org.triggerlinks.routes.capture.Records.texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

  private static final int ROUNDS = 3;

  @TempDir Path folder;
  private final Random random = new Random();

  /** The folder is used again in each round, so recovery also meets what earlier kills left. */
  @RepeatedTest(2)
  void a_process_killed_at_any_moment_loses_no_record_it_was_answered_for() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    Set<String> read = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      Set<String> now = appendAndKill(round, 1 + random.nextInt(20_000));
      assertThat(now).isNotEmpty();
      acknowledged.addAll(now);
      if (round != 1) {
        read.addAll(drain());
      }
    }
    read.addAll(drain());
    acknowledged.removeAll(read);
    assertThat(acknowledged).isEmpty();
  }

  private Set<String> appendAndKill(int round, int afterAnswers)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AppendUntilKilled.class.getName(),
                folder.toString(),
                String.valueOf(round))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> names = new HashSet<>();
    try (BufferedReader answers = process.inputReader(UTF_8)) {
      String torn = null;
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.startsWith(round + "/")) {
          names.add(line);
          torn = line;
        }
        // The handle kills without closing the pipe: what was printed before the kill can still be
        // read.
        if (names.size() == afterAnswers) {
          process.toHandle().destroyForcibly();
        }
      }
      // The last line may have been cut short by the kill; half a name is the name of another
      // record.
      names.remove(torn);
    } finally {
      process.destroyForcibly().waitFor();
    }
    return names;
  }

  private Set<String> drain() throws InterruptedException {
    Set<String> read = new HashSet<>();
    CaptureSettings settings = CaptureSettings.in(folder).withSegmentBytes(64 << 10);
    try (CaptureLog log = CaptureLog.open(settings, CLOCK)) {
      for (Batch batch = take(log); !batch.isEmpty(); batch = take(log)) {
        read.addAll(texts(batch));
        log.drained(batch);
      }
      assertThat(log.stats().damaged()).isZero();
    }
    return read;
  }

  private static Batch take(CaptureLog log) throws InterruptedException {
    return log.next(1000, 1 << 20, Duration.ZERO);
  }
}
