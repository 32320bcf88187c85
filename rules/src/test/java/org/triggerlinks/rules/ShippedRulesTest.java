package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The files that are shipped load. What each workflow does is tested in {@code recipes}. */
class ShippedRulesTest {

  @Test
  void every_shipped_file_is_good() {
    RuleBook book = RuleBook.open(Path.of(""), new GoodVersionsInMemory(), Clock.systemUTC());

    assertThat(book.files())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.problems()).as(file.path()).isEmpty());
  }
}
