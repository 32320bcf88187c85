package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names that a workflow writes out and a location does not have. */
class KnownNamesTest {

  private static final KnownNames HERE =
      new KnownNames(
          Set.of("Spring Sale", "Tom & Jerry", "Say \"hi\""),
          Set.of("Winter Sale"),
          Set.of("promo_url"),
          Set.of("first_name", "plan"),
          Set.of("welcome-series"),
          Set.of("sms", "email"));

  private static List<String> unknown(String rules) {
    assertThat(Scratch.problems(Scratch.IMPORTS + rules)).isEmpty();
    return HERE.unknownIn(Scratch.workflow(Scratch.IMPORTS + rules)).stream()
        .map(each -> each.mention().line() + ": " + each.message())
        .toList();
  }

  @Test
  void each_unknown_name_is_told_with_its_line_and_the_nearest_one() {
    String rules =
        """
        rule "Trigger"
        when
            LinkClicked(
                link == "Sprong Sale",
                human )
            Contact( field( "plam" ) == "gold" )
            MessageFailed( workflow == "wellcome-series", kind == "window_close" )
        then
            insert( sendSms( "{{ link.Spring Salle | now }} {{contact.first_nam}}" ) );
            insert( sendEmail( "{{custom_values.promo_uri}}",
                "Hello " +
                "{{link.Something Else}}" ) );
            insert( waitForClick( "patience", "Spring Sale!", hours(3) ) );
            insert( startWorkflow( "nothing-like-it" ) );
            insert( enter() );
        end
        """;

    assertThat(unknown(rules))
        .containsExactly(
            "7: There is no link named \"Sprong Sale\" here. Did you mean \"Spring Sale\"?",
            "9: There is no contact field named \"plam\" here. Did you mean \"plan\"?",
            "10: There is no workflow named \"wellcome-series\" here. Did you mean"
                + " \"welcome-series\"?",
            "10: There is no kind of failure named \"window_close\" here. Did you mean"
                + " \"window_closed\"?",
            "12: There is no link named \"Spring Salle\" here. Did you mean \"Spring Sale\"?",
            "12: There is no contact field named \"first_nam\" here. Did you mean"
                + " \"first_name\"?",
            "13: There is no custom value named \"promo_uri\" here. Did you mean"
                + " \"promo_url\"?",
            "15: There is no link named \"Something Else\" here.",
            "16: There is no link named \"Spring Sale!\" here. Did you mean \"Spring Sale\"?",
            "17: There is no workflow named \"nothing-like-it\" here.");
  }

  @Test
  void what_the_location_has_and_what_nobody_lists_is_not_told() {
    String rules =
        """
        rule "Trigger"
        when
            LinkClicked( link in ( "Spring Sale", "Say \\"hi\\"", "Winter Sale" ) )
            Contact( tagged( "any tag" ), field( "plan" ) == "no field" )
        then
            insert( setField( "new field", "{{contact.plan}}" ) );
            insert( sendHtmlEmail( "Hi", "<a href='{{link.Tom &amp; Jerry}}'>x</a>" ) );
            insert( startWorkflow( "welcome-series" ) );
        end
        """;

    assertThat(unknown(rules)).isEmpty();
    assertThat(Scratch.workflow(Scratch.IMPORTS + rules).mentions().fieldsSet())
        .isEqualTo(Set.of("new field"));
  }

  @Test
  void a_wait_that_no_rule_opens_and_a_channel_there_is_not_are_told() {
    String rules =
        """
        rule "Trigger"
        when
            MessageReceived( channel == "smss" )
            LinkClicked( endedWaits contains "pauze" )
        then
            insert( enter() );
            insert( waitFor( "pause", hours(3) ) );
            insert( setDnd( "fax" ) );
            insert( endWait( "brake" ) );
        end
        """;

    assertThat(unknown(rules))
        .containsExactly(
            "6: There is no channel named \"smss\" here. Did you mean \"sms\"?",
            "7: There is no wait named \"pauze\" here. Did you mean \"pause\"?",
            "11: There is no channel named \"fax\" here.",
            "12: There is no wait named \"brake\" here.");
  }

  @Test
  void a_wait_named_after_a_link_is_meant_and_the_slip_is_where_it_is_opened() {
    String rules =
        """
        rule "Trigger"
        when
            MessageReceived()
        then
            insert( enter() );
            insert( waitForClick( "Sprong Sale", hours(3) ) );
        end

        rule "Timeout"
        when
            WaitTimedOut( name == "Spring Sale" )
        then
            insert( leave() );
        end
        """;

    assertThat(unknown(rules))
        .containsExactly(
            "9: There is no link named \"Sprong Sale\" here. Did you mean \"Spring Sale\"?",
            "14: No rule of this file opens a wait named \"Spring Sale\". Line 9 opens \"Sprong"
                + " Sale\" instead: it waits for another name.");
  }

  @Test
  void an_archived_link_may_be_asked_about_and_not_be_sent() {
    String rules =
        """
        rule "Trigger"
        when
            LinkClicked( link == "Winter Sale" )
        then
            insert( sendSms( "{{link.Winter Sale}}" ) );
        end
        """;

    assertThat(unknown(rules))
        .containsExactly(
            "8: The link \"Winter Sale\" is archived, so it cannot be put into messages. Bring it"
                + " back (POST /links/{id}/unarchive), or use another.");
  }
}
