package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.team.Notification;
import org.triggerlinks.model.team.Opportunity;

/**
 * What a contact wrote is no template: only the names that the rule file writes out are filled in.
 */
class OnlyTheFilesNamesAreFilledInTest {

  private static final String ECHO =
      """
      rule "Echo"
      when
          MessageReceived( $text : text )
      then
          insert( sendSms( "Dear {{contact.first_name}}, we got: " + $text ) );
          insert( notifyTeam( "{{contact.first_name}} wrote: " + $text ) );
          insert( createOpportunity( "Words", "new", $text ) );
      end
      """;

  @TempDir Path folder;

  @Test
  void a_contact_reads_no_value_that_the_file_does_not_name() throws IOException {
    assertEchoed("code {{custom_values.internal_code}} of {{link.Secret}}");
  }

  @Test
  void a_contact_keeps_no_message_from_going_out() throws IOException {
    assertEchoed("ok {{ smile }} {{{ and \\{{contact.email}} }}");
  }

  @Test
  void a_contact_switches_no_name_of_the_file_off() throws IOException {
    String last =
        """
        rule "Last"
        when
            MessageReceived( $text : text )
        then
            insert( sendSms( $text + "{{contact.first_name}}" ) );
        end
        """;
    try (Engine engine = Engine.with(folder, "always", last)) {
      engine.decide(engine.reported(new MessageReceived("sms", "a \\", engine.now())));

      assertThat(engine.sent()).contains("a Ada");
    }
  }

  @Test
  void names_in_functions_and_with_letters_written_as_codes_are_the_files() throws IOException {
    String coded =
        """
        function String hello() { return "Hi {{contact.first_name | \\u00e4lter}}"; }
        rule "Coded"
        when
            MessageReceived()
        then
            insert( sendSms( hello() ) );
        end
        """;
    try (Engine engine = Engine.with(folder, "always", coded)) {
      engine.decide(engine.reported(new MessageReceived("sms", "hi", engine.now())));

      assertThat(engine.sent()).contains("Hi Ada");
    }
  }

  private void assertEchoed(String text) throws IOException {
    try (Engine engine = Engine.with(folder, "always", ECHO)) {
      engine.link("Secret");
      engine.decide(engine.reported(new MessageReceived("sms", text, engine.now())));

      assertThat(engine.timeline("workflow_error")).isEmpty();
      assertThat(engine.sent()).containsExactly(text, "Dear Ada, we got: " + text);
      assertThat(engine.all(Notification.class))
          .extracting(Notification::text)
          .containsExactly("Ada wrote: " + text);
      assertThat(engine.all(Opportunity.class)).extracting(Opportunity::name).containsExactly(text);
    }
  }
}
