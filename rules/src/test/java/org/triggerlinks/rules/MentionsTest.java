package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The names that a workflow writes out, and that a rename would break. */
class MentionsTest {

  @Test
  void names_in_conditions_and_in_verbs_are_found() {
    String text =
        Scratch.IMPORTS
            + """
            rule "Trigger"
            when
                LinkClicked( link in ( "Spring Sale", "Say \\"hi\\"" ), channel == "sms" )
                Contact( tagged( "vip" ), tags contains "gold", !dnd( "whatsapp" ) )
                not PastClick( link == "Old Sale" )
                not MessageReceived( text == "not a name" )
            then
                insert( enter() );
                insert( sendEmail( "{{link.Subject Link}}", "Look: {{link.Body Link}} {{contact.first_name}}" ) );
                insert( waitForClick( "Body Link", hours(3) ) );
                insert( waitForClick( "patience", "Other Link", noTimeout() ) );
            end
            rule "Event"
            when
                CustomEvent( name == "order" )
                LinkClicked( endedWaits contains "patience" )
                not Unsubscribed( channel == "telegram", workflow == "letters" )
            then
                insert( removeTag( "old" ) );
                insert( clearDnd( "gbp" ) );
                insert( waitUntil( "morning", 9, 0 ) );
                insert( startWorkflow( "survey" ) );
                insert( sendTemplate( "messenger", "No Link", "en_US", "{{link.Text Link}}" ) );
                insert( sendTemplateWithLink( "instagram", "No Link", "en_US", "Button Link", "No Link" ) );
            end
            """;

    Mentions mentions = Scratch.workflow(text).mentions();

    assertThat(mentions.links())
        .containsExactlyInAnyOrder(
            "Spring Sale",
            "Say \"hi\"",
            "Old Sale",
            "Subject Link",
            "Body Link",
            "Other Link",
            "Text Link",
            "Button Link");
    assertThat(mentions.tags()).containsExactlyInAnyOrder("vip", "gold", "old");
    assertThat(mentions.waits()).containsExactlyInAnyOrder("Body Link", "patience", "morning");
    assertThat(mentions.channels())
        .containsExactlyInAnyOrder(
            "sms", "whatsapp", "email", "gbp", "telegram", "messenger", "instagram");
    assertThat(mentions.events()).isEqualTo(Set.of("order"));
    assertThat(mentions.workflows()).isEqualTo(Set.of("survey", "letters"));
  }
}
