package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule files that are not in force because of their place or name, and are told of. */
class MisplacedTest {

  private static final String PLACES =
      " is not in force: rules lie in evidence/, in policies/, in workflows/, or in workflows/<slug"
          + " of a location>/.";

  @TempDir Path folder;

  @Test
  void a_file_in_the_wrong_place_is_told_of_with_the_right_ones() {
    for (String path :
        new String[] {"x.drl", "elsewhere/x.drl", "policies/berlin/x.drl", "workflows/a/b/x.drl"}) {
      assertThat(Misplaced.said(Path.of(path))).contains(path + PLACES);
    }
    assertThat(Misplaced.said(Path.of("elsewhere/X.DRL"))).contains("elsewhere/X.DRL" + PLACES);
  }

  @Test
  void a_file_in_the_right_place_whose_ending_is_in_capitals_is_told_of_with_its_name() {
    assertThat(Misplaced.said(Path.of("workflows/berlin/x.Drl")))
        .contains(
            "workflows/berlin/x.Drl is not in force: its name must end in .drl, in small letters."
                + " Call it x.drl.");
  }

  @Test
  void other_files_and_hidden_ones_are_nobody_s_rules() {
    for (String path : new String[] {"workflows/readme.md", "workflows/.x.DRL", ".git/a/x.drl"}) {
      assertThat(Misplaced.said(Path.of(path))).as(path).isEmpty();
    }
  }

  @Test
  void a_file_that_lies_too_deep_is_found_and_what_is_hidden_is_not_searched() {
    Scratch.write(folder, "workflows/a/b/deep.drl", "");
    Scratch.write(folder, "workflows/a/b/c/deeper.drl", "");
    Scratch.write(folder, ".git/objects/hidden.drl", "");
    Scratch.write(folder, "workflows/CAPITALS.DRL", "");
    Scratch.write(folder, "workflows/a/fine.drl", "");

    List<Path> misplaced = new ArrayList<>();
    assertThat(new RuleFolder(folder).scan(misplaced::add))
        .containsOnlyKeys(RulePath.of(Path.of("workflows/a/fine.drl")).orElseThrow());
    assertThat(misplaced)
        .containsExactlyInAnyOrder(
            Path.of("workflows/a/b/deep.drl"),
            Path.of("workflows/a/b/c/deeper.drl"),
            Path.of("workflows/CAPITALS.DRL"));
  }

  @Test
  void a_folder_too_deep_for_rules_may_be_unreadable() {
    assertThatCode(
            () -> {
              assertThat(failing("workflows/a/b")).isEqualTo(FileVisitResult.CONTINUE);
              assertThat(failing("workflows/a/b/x.drl")).isEqualTo(FileVisitResult.CONTINUE);
            })
        .doesNotThrowAnyException();
  }

  private static FileVisitResult failing(String path) throws IOException {
    Path root = Path.of("rules");
    return new RuleFolder.Collector(root, new HashMap<>(), file -> {})
        .visitFileFailed(root.resolve(path), new AccessDeniedException(path));
  }
}
