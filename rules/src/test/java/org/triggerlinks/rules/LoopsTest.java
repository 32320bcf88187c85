package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loop that does not end would hold a thread for ever, so a rule has none that might not. */
class LoopsTest {

  private static final String GOOD = Scratch.tagsClickers("Spring Sale", "spring");
  private static final String LOOP = "A rule has no loops. ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int i = 1; while ( i > 0 ) { i = 2; }",
        "for(;;){}",
        "for ( int i = 0; i < 3; i++ ) { insert( addTag( \"t\" + i ) ); }",
        "int i = 0; do { i = 1; } while ( i > 0 );",
        "Runnable r = () -> { while ( true ) { } }; r.run();"
      })
  void a_loop_in_a_consequence_is_a_problem_with_its_line(String loop) {
    assertThat(Scratch.problems(GOOD.replace("    insert(", "\n" + loop + "\n    insert(")))
        .first()
        .asString()
        .startsWith("workflows/scratch.drl:9: " + LOOP)
        .contains("fires once for each");
  }

  @Test
  void a_loop_in_a_consequence_of_the_other_dialect_is_a_problem_too() {
    String text =
        GOOD.replace("when", "dialect \"mvel\"\nwhen")
            .replace("insert(", "i = 1;\nwhile ( i > 0 ) { i = 2 }\ninsert(")
            .replace(" );\nend", " )\nend");

    assertThat(Scratch.problems(text)).anyMatch(each -> each.contains(":10: " + LOOP));
  }

  @Test
  void a_loop_in_a_function_is_a_problem_with_its_line() {
    String function =
        """
        function String word( String tag )
        {
            // while away
            int i = 1;
            while ( i > 0 ) { i = 2; }
            return tag;
        }
        """;

    assertThat(Scratch.problems(GOOD.replace("rule \"", function + "rule \"")))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:8: " + LOOP);
  }

  @Test
  void a_loop_in_the_code_of_a_condition_is_a_problem_with_its_line() {
    String condition =
        """
            $n : Integer() from accumulate( TagAdded(),
                init( int i = 1; ),
                action( while ( i > 0 ) { i = 2; } ),
                result( i ) )
        then""";

    assertThat(Scratch.problems(GOOD.replace("then", condition)))
        .anyMatch(each -> each.startsWith("workflows/scratch.drl:9: " + LOOP));
  }

  @Test
  void a_function_that_calls_itself_even_by_way_of_another_is_a_problem() {
    String functions =
        """
        function int down( int i ) { return i < 1 ? 0 : down( i - 1 ); }
        function int ping( int i ) { return pong( i ); }
        function int pong( int i ) {
            return ping( i );
        }
        function int fine( int i ) { return ping( i ); }
        """;

    assertThat(Scratch.problems(GOOD.replace("rule \"", functions + "rule \"")))
        .extracting(each -> each.replaceFirst("\\. .*", "."))
        .containsExactly(
            "workflows/scratch.drl:4: The function down calls itself.",
            "workflows/scratch.drl:5: The function ping calls itself.",
            "workflows/scratch.drl:6: The function pong calls itself.");
  }

  @Test
  void going_through_a_list_or_a_map_and_words_in_texts_are_no_loops() {
    String text =
        GOOD.replace("then", "Contact( $tags : tags, $fields : fields )\nthen")
            .replace(
                "insert(",
                """
                // do wait a while for (this; and; that)
                for ( Object tag : $tags ) {
                    insert( addTag( tag + "; do it for (a; b; c) while you can" ) );
                }
                for ( Object name : $fields.keySet() ) {
                    insert( addTag( "" + name ) );
                }
                insert(""");

    assertThat(Scratch.problems(text)).isEmpty();
  }
}
