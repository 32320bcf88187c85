package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rules may rest on links that were only opened, without their firing telling it. */
class HiddenClicksTest {

  private static final String RULE =
      """
      rule "Asked about"
      when
          CustomEvent( name == "go" )
          %s
      then
          insert( setDnd( "sms" ) );
      end
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exists PastClick( human )",
        "not( PastClick( evidence != Evidence.CONFIRMED ) )",
        "exists( PastClick( evidence == Evidence.CONFIRMED || human ) )",
        "accumulate( PastClick( human ); $n : count(1); $n > 2 )",
        "$clicks : java.util.List( size > 2 ) from collect( PastClick( human ) )",
        "forall( PastClick( human ) )"
      })
  void a_click_that_is_only_counted_or_missed_is_hidden(String condition) throws Exception {
    assertThat(hides(RULE.formatted(condition))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PastClick( human )",
        "( PastClick( human ) or Contact() )",
        "exists PastClick( evidence == Evidence.CONFIRMED )",
        "exists PastClick( link == \"Stop\", evidence == Evidence.CONFIRMED )",
        "Contact()"
      })
  void a_click_that_is_told_or_confirmed_is_not(String condition) throws Exception {
    assertThat(hides(RULE.formatted(condition))).isFalse();
  }

  @Test
  void a_fact_of_the_file_s_own_making_may_stand_for_a_click() throws Exception {
    String marks =
        """
        declare Marker
          name : String
        end
        rule "Mark"
        when
            PastClick( human )
        then
            insert( new Marker( "x" ) );
        end
        """;
    assertThat(hides(marks + RULE.formatted("Marker()"))).isTrue();
    assertThat(hides(marks.replace("PastClick( human )", "Contact()") + RULE.formatted("Marker()")))
        .isFalse();
  }

  private boolean hides(String rules) throws Exception {
    Path workflows = Files.createDirectories(folder.resolve("workflows"));
    Files.writeString(
        workflows.resolve("w.drl"),
        """
        package workflows.w
        import org.triggerlinks.model.fact.*
        import function org.triggerlinks.model.action.Actions.*

        """
            + rules);
    try (RuleBook book = RuleBook.open(folder, new GoodVersionsInMemory(), Clock.systemUTC())) {
      assertThat(book.files()).allSatisfy(file -> assertThat(file.problems()).isEmpty());
      return book.workflow("any", "w").orElseThrow().file().hidesClicks("Asked about");
    }
  }
}
