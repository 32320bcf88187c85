package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the folder is looked at, and what counts of what is seen. */
class FolderWatchTest {

  private static final Duration INTERVAL = Duration.ofMillis(80);

  private final AtomicLong nanos = new AtomicLong();

  @TempDir Path folder;

  @Test
  void a_change_that_takes_half_a_minute_to_compile_does_not_put_off_the_next_look() {
    FolderWatch watch =
        new FolderWatch(
            new RuleFolder(folder), INTERVAL, files -> passes(Duration.ofSeconds(27)), nanos::get);

    watch.look();

    assertThat(watch.rest()).isEqualTo(INTERVAL);
  }

  @Test
  void a_folder_that_is_slow_to_look_through_is_left_alone_ten_times_as_long() {
    FolderWatch watch = eachScanTaking(Duration.ofMillis(30));

    watch.look();

    assertThat(watch.rest()).isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void a_folder_that_fails_slowly_is_left_alone_as_well() throws IOException {
    FolderWatch watch = eachScanTaking(Duration.ofSeconds(2));
    Files.delete(folder);

    watch.look();

    assertThat(watch.rest()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void a_file_counts_once_it_looks_the_same_twice() {
    List<Set<String>> settled = new ArrayList<>();
    FolderWatch watch =
        new FolderWatch(
            new RuleFolder(folder),
            Duration.ofDays(1),
            files ->
                settled.add(
                    files.keySet().stream().map(RulePath::name).collect(Collectors.toSet())));

    watch.look();
    Scratch.write(folder, "workflows/spring.drl", "half");
    watch.look();
    Scratch.write(folder, "workflows/spring.drl", "half and the other half");
    watch.look();
    watch.look();

    assertThat(settled).containsExactly(Set.of(), Set.of(), Set.of(), Set.of("spring"));
  }

  @Test
  void a_folder_that_cannot_be_read_is_told_once_and_that_it_is_over() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    FolderWatch watch = new FolderWatch(new RuleFolder(rules), Duration.ofDays(1), files -> {});
    try (Logged log = Logged.by(FolderWatch.class)) {
      for (int i = 0; i < 2; i++) {
        watch.look();
        Files.delete(rules);
        watch.look();
        watch.look();
        Files.createDirectory(rules);
        watch.look();
      }

      String trouble =
          "WARN The rules cannot be read; those in force stay in force, until they can.";
      String over = "INFO The rules are read again.";
      assertThat(log.lines()).containsExactly(trouble, over, trouble, over);
    }
  }

  // Nobody else asks what time it is: it passes from one question to the next.
  private FolderWatch eachScanTaking(Duration time) {
    return new FolderWatch(
        new RuleFolder(folder), INTERVAL, files -> {}, () -> nanos.addAndGet(time.toNanos()));
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
