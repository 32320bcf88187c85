package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.rules.RuleFileStatus.State;

/** Files come into force alone, and break alone. */
class RuleBookTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String SPRING = "workflows/spring.drl";
  private static final String AUTUMN = "workflows/autumn.drl";
  private static final String BROKEN =
      Scratch.tagsClickers("Sale", "x").replace("link ==", "lnik ==");

  @TempDir Path folder;

  private final GoodVersions goodVersions = new GoodVersionsInMemory();

  @Test
  void a_broken_file_keeps_its_last_good_version_and_breaks_no_other() {
    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "spring"));
    Scratch.write(folder, AUTUMN, Scratch.tagsClickers("Sale", "autumn"));
    RuleBook book = open();
    String version = status(book, SPRING).version().orElseThrow();

    Scratch.write(folder, SPRING, BROKEN);
    book.refresh();

    assertThat(tags(book)).containsExactly("autumn", "spring");
    assertThat(status(book, SPRING).state()).isEqualTo(State.BROKEN_OLDER_IN_FORCE);
    assertThat(status(book, SPRING).version()).contains(version);
    assertThat(status(book, SPRING).problems())
        .containsExactly(
            new RuleProblem(SPRING, 6, "LinkClicked has no \"lnik\".", "Did you mean link?"));
    assertThat(status(book, AUTUMN).state()).isEqualTo(State.GOOD);
  }

  @Test
  void a_repaired_file_is_in_force_again() {
    Scratch.write(folder, SPRING, BROKEN);
    RuleBook book = open();
    assertThat(status(book, SPRING).state()).isEqualTo(State.BROKEN_NOTHING_IN_FORCE);
    assertThat(tags(book)).isEmpty();

    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "repaired"));
    book.refresh();

    assertThat(status(book, SPRING).state()).isEqualTo(State.GOOD);
    assertThat(tags(book)).containsExactly("repaired");
  }

  @Test
  void the_last_good_version_survives_a_restart_with_a_broken_file() {
    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "spring"));
    RuleBook before = open();
    Scratch.write(folder, SPRING, BROKEN);

    RuleBook after = open();

    assertThat(tags(after)).containsExactly("spring");
    assertThat(status(after, SPRING).state()).isEqualTo(State.BROKEN_OLDER_IN_FORCE);
    assertThat(status(after, SPRING).version()).isEqualTo(status(before, SPRING).version());
    assertThat(status(after, SPRING).problems()).hasSize(1);
  }

  @Test
  void only_the_file_that_changed_is_compiled_again() {
    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "spring"));
    Scratch.write(folder, AUTUMN, Scratch.tagsClickers("Sale", "autumn"));
    RuleBook book = open();
    RuleFile spring = book.workflow("", "spring").orElseThrow().file();
    RuleFile autumn = book.workflow("", "autumn").orElseThrow().file();

    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "changed"));
    book.refresh();

    assertThat(book.workflow("", "autumn").orElseThrow().file()).isSameAs(autumn);
    assertThat(book.workflow("", "spring").orElseThrow().file()).isNotSameAs(spring);
    assertThat(tags(book)).containsExactly("autumn", "changed");
  }

  @Test
  void a_file_that_was_only_touched_is_not_compiled_again() throws IOException {
    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "spring"));
    RuleBook book = open();
    RuleFile spring = book.workflow("", "spring").orElseThrow().file();

    Files.setLastModifiedTime(folder.resolve(SPRING), FileTime.from(NOW.plusSeconds(9)));
    book.refresh();

    assertThat(book.workflow("", "spring").orElseThrow().file()).isSameAs(spring);
  }

  @Test
  void a_removed_file_is_gone_and_its_removal_is_announced() throws IOException {
    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "spring"));
    RuleBook book = open();
    List<RuleFileStatus> changes = new ArrayList<>();
    book.onChange(changes::add);

    Files.delete(folder.resolve(SPRING));
    book.refresh();

    assertThat(tags(book)).isEmpty();
    assertThat(book.files()).isEmpty();
    assertThat(changes)
        .containsExactly(
            new RuleFileStatus(
                SPRING, Stage.WORKFLOW, State.REMOVED, Optional.empty(), List.of(), NOW, 0));
  }

  @Test
  void files_that_are_no_rule_files_are_left_alone() {
    Scratch.write(folder, "workflows/.spring.drl.swp.drl", BROKEN);
    Scratch.write(folder, "workflows/notes.txt", "hello");
    Scratch.write(folder, "evidence/deep/er.drl", BROKEN);
    Scratch.write(folder, "src/other.drl", BROKEN);

    assertThat(open().files()).isEmpty();
  }

  @Test
  void a_file_that_is_not_text_is_broken_alone() throws IOException {
    Scratch.write(folder, SPRING, "");
    Files.write(folder.resolve(SPRING), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Scratch.write(folder, AUTUMN, Scratch.tagsClickers("Sale", "autumn"));
    RuleBook book = open();

    assertThat(status(book, SPRING).state()).isEqualTo(State.BROKEN_NOTHING_IN_FORCE);
    assertThat(tags(book)).containsExactly("autumn");
  }

  @Test
  void a_missing_folder_is_said_at_once() {
    assertThatThrownBy(() -> RuleBook.open(folder.resolve("none"), goodVersions, CLOCK))
        .isInstanceOf(RulesUnreadable.class)
        .hasMessageContaining("none");
  }

  @Test
  void a_store_of_good_versions_that_is_down_stops_no_rule() {
    GoodVersions down =
        new GoodVersions() {
          @Override
          public void keep(String path, String version, String source) {
            throw new IllegalStateException("down");
          }

          @Override
          public Optional<String> lastGood(String path) {
            throw new IllegalStateException("down");
          }
        };
    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "spring"));
    Scratch.write(folder, AUTUMN, BROKEN);

    RuleBook book = RuleBook.open(folder, down, CLOCK);

    assertThat(tags(book)).containsExactly("spring");
    assertThat(status(book, AUTUMN).state()).isEqualTo(State.BROKEN_NOTHING_IN_FORCE);
  }

  @Test
  void a_folder_that_cannot_be_looked_into_is_not_taken_for_an_empty_one() throws IOException {
    RuleFolder.Collector collector = new RuleFolder.Collector(folder, new HashMap<>());

    assertThatThrownBy(
            () -> collector.visitFileFailed(folder, new AccessDeniedException("policies")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(collector.visitFileFailed(folder, new NoSuchFileException("gone.drl")))
        .isEqualTo(FileVisitResult.CONTINUE);
    assertThat(collector.visitFileFailed(folder, new FileSystemLoopException("link")))
        .isEqualTo(FileVisitResult.CONTINUE);
  }

  @Test
  void a_watched_folder_takes_over_changes_by_itself_until_it_is_closed() {
    Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "spring"));
    try (RuleBook book = RuleBook.open(folder, goodVersions, CLOCK, Duration.ofMillis(20))) {
      List<RuleFileStatus> changes = new CopyOnWriteArrayList<>();
      book.onChange(changes::add);
      book.start();

      Scratch.write(folder, "workflows/berlin/winter.drl", Scratch.tagsClickers("Sale", "w"));
      Scratch.write(folder, SPRING, Scratch.tagsClickers("Sale", "changed"));

      await().untilAsserted(() -> assertThat(tags(book)).containsExactly("changed"));
      await().untilAsserted(() -> assertThat(changes).hasSize(2));
    }
  }

  @Test
  void what_was_in_force_stays_so_though_more_is_a_problem_now() {
    String text =
        Scratch.tagsClickers("Sale", "spring")
            .replace("insert(", "for ( int i = 0; i < 1; i++ ) { String s = \"\"; }\n    insert(");
    Scratch.write(folder, SPRING, text);
    goodVersions.keep(SPRING, "1", text);

    try (RuleBook book = RuleBook.open(folder, goodVersions, CLOCK)) {
      assertThat(book.files())
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file.state()).isEqualTo(RuleFileStatus.State.BROKEN_OLDER_IN_FORCE);
                assertThat(file.problems())
                    .extracting(RuleProblem::message)
                    .contains("A rule has no loops.");
              });
      assertThat(tags(book)).containsExactly("spring");
    }
  }

  @Test
  void a_folder_that_cannot_be_read_at_the_start_is_looked_for_again() throws IOException {
    Path rules = folder.resolve("rules");
    Path away = folder.resolve("away");
    Scratch.write(rules, SPRING, Scratch.tagsClickers("Sale", "spring"));
    try (RuleBook book = RuleBook.openLater(rules, goodVersions, CLOCK);
        Logged log = Logged.by(FolderWatch.class)) {
      Files.move(rules, away);
      book.start();
      await().until(() -> !log.lines().isEmpty());
      assertThat(book.loaded()).isFalse();

      Files.move(away, rules);
      await().until(book::loaded);

      assertThat(tags(book)).containsExactly("spring");
    }
  }

  @Test
  void a_book_that_is_closed_while_it_loads_begins_no_further_file_and_decides_nothing()
      throws Exception {
    int files = 30;
    for (int i = 0; i < files; i++) {
      Scratch.write(folder, "workflows/f%d.drl".formatted(i), Scratch.tagsClickers("Sale", "x"));
    }
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger kept = new AtomicInteger();
    GoodVersions slow =
        new GoodVersions() {
          @Override
          public void keep(String path, String version, String source) {
            kept.incrementAndGet();
            begun.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException("A write to the database was interrupted.", e);
            }
          }

          @Override
          public Optional<String> lastGood(String path) {
            return Optional.empty();
          }
        };
    RuleBook book = RuleBook.openLater(folder, slow, CLOCK);
    book.start();
    begun.await();

    book.stopLoading();
    assertThatThrownBy(() -> book.evidence(List.of()))
        .hasMessageContaining("stops before its rules");
    try (Logged log = Logged.by(FolderWatch.class)) {
      goOn.countDown();
      book.close();
      assertThat(log.lines()).isEmpty();
    }

    assertThat(kept.get()).isLessThan(files / 2);
    assertThat(book.loaded()).isFalse();
  }

  private RuleBook open() {
    return RuleBook.open(folder, goodVersions, CLOCK);
  }

  private static RuleFileStatus status(RuleBook book, String path) {
    return book.files().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
  }

  private static List<String> tags(RuleBook book) {
    LinkClicked click =
        LinkClicked.of("Sale", "sms", Evidence.LIKELY_HUMAN, "https://a.example", NOW);
    return book.interestedIn("", click).stream()
        .flatMap(workflow -> book.run(workflow.file(), List.of(click)).decisions().stream())
        .map(each -> ((Action.AddTag) each.decision()).tag())
        .toList();
  }
}
