package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** What of a rules folder must be readable. */
class RuleFolderTest {

  private static final Path ROOT = Path.of("rules");

  @Test
  void a_folder_that_holds_no_rules_may_be_unreadable() throws IOException {
    assertThat(failing("lost+found")).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(failing(".git/objects")).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(failing("workflows/.snapshot")).isEqualTo(FileVisitResult.CONTINUE);
  }

  @Test
  void a_folder_of_rules_must_be_readable_so_that_no_rule_goes_out_of_force_unseen() {
    assertThatThrownBy(() -> failing("workflows/berlin")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> failing("policies")).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> failing("")).isInstanceOf(AccessDeniedException.class);
  }

  private static FileVisitResult failing(String path) throws IOException {
    Path file = ROOT.resolve(path);
    return new RuleFolder.Collector(ROOT, new HashMap<>())
        .visitFileFailed(file, new AccessDeniedException(file.toString()));
  }
}
