package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Unsubscribing from one channel, which leaves the others alone. */
interface UnsubscribeJourneys extends Journey {

  @Test
  default void text_messages_end_with_the_button_and_come_back_with_START() {
    Place shop = place();
    Customer ada = shop.contact("Ada");
    shop.sends(ada, "sms", "News! No more: {{link.Unsubscribe from SMS}}");
    ada.gets("sms", "News!");

    ada.isScanned("Unsubscribe from SMS");
    ada.opens("Unsubscribe from SMS");
    assertThat(ada.dnd()).isEmpty();
    ada.getsNothingMore();

    ada.presses("Unsubscribe from SMS");
    assertThat(ada.dnd()).containsExactly("sms");
    ada.gets("email", "No more text messages");

    assertThat(shop.stateOf(shop.sends(ada, "sms", "More news"))).isEqualTo("HELD_BACK");
    assertThat(shop.stateOf(shop.sends(ada, "email", "News by e-mail"))).isEqualTo("DELIVERED");
    ada.gets("email", "News by e-mail");
    ada.getsNothingMore();

    ada.replies("sms", "Start");
    assertThat(ada.dnd()).isEmpty();
    ada.gets("sms", "Welcome back!");
    assertThat(shop.stateOf(shop.sends(ada, "sms", "Even more news"))).isEqualTo("DELIVERED");
    assertThat(ada.timeline())
        .containsSubsequence(
            "confirmation_asked", "link_clicked", "dnd_set", "message_held_back", "dnd_cleared");
  }

  @Test
  default void text_messages_end_with_STOP() {
    Place shop = place();
    Customer ben = shop.contact("Ben");

    ben.replies("sms", "stop");
    assertThat(ben.dnd()).containsExactly("sms");
    ben.gets("email", "No more messages");
    ben.replies("sms", "STOP");
    ben.getsNothingMore();

    assertThat(shop.stateOf(shop.sends(ben, "sms", "News"))).isEqualTo("HELD_BACK");
    assertThat(shop.stateOf(shop.sends(ben, "whatsapp", "News"))).isEqualTo("DELIVERED");
  }

  @Test
  default void whatsapp_has_the_same_words_and_help_says_so() {
    Place shop = place();
    Customer dora = shop.contact("Dora");

    dora.replies("whatsapp", "Help!");
    dora.gets("whatsapp", "Reply STOP to get no more messages");
    dora.replies("whatsapp", "Stop");
    assertThat(dora.dnd()).containsExactly("whatsapp");
    dora.gets("email", "No more messages");
    assertThat(shop.stateOf(shop.sends(dora, "sms", "News"))).isEqualTo("DELIVERED");
    dora.gets("sms", "News");
    dora.replies("whatsapp", "start");
    assertThat(dora.dnd()).isEmpty();
    dora.gets("whatsapp", "Welcome back!");
  }

  @Test
  default void e_mails_end_with_the_button_and_text_messages_go_on() {
    Place shop = place();
    Customer cleo = shop.contact("Cleo");
    shop.sends(cleo, "email", "A letter. No more: {{link.Unsubscribe from Email}}");
    cleo.gets("email", "A letter.");

    cleo.opens("Unsubscribe from Email");
    assertThat(cleo.dnd()).isEmpty();
    cleo.presses("Unsubscribe from Email");
    assertThat(cleo.dnd()).containsExactly("email");
    cleo.gets("sms", "You will get no more e-mails");
    cleo.presses("Unsubscribe from Email");
    cleo.getsNothingMore();

    assertThat(shop.stateOf(shop.sends(cleo, "email", "A letter"))).isEqualTo("HELD_BACK");
    assertThat(shop.stateOf(shop.sends(cleo, "sms", "A line"))).isEqualTo("DELIVERED");
    cleo.gets("sms", "A line");
    cleo.getsNothingMore();
  }

  @Test
  default void e_mails_end_with_the_mail_programs_own_button_which_no_scanner_presses() {
    Place shop = place();
    Customer edda = shop.contact("Edda");
    shop.sends(edda, "email", "A letter without any link");
    Mail letter = edda.gets("email", "A letter");
    shop.sends(edda, "sms", "A line");
    assertThat(edda.gets("sms", "A line").json().path("unsubscribe").isNull()).isTrue();

    Browser.Shown page = Browser.OF_A_SCANNER.open(letter.unsubscribe());
    shop.quiet();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page()).contains("<form method=\"post\">", "Nothing has been changed yet");
    assertThat(edda.dnd()).isEmpty();

    edda.unsubscribesFrom(letter);
    assertThat(edda.dnd()).containsExactly("email");
    edda.gets("sms", "You will get no more e-mails");
    edda.unsubscribesFrom(letter);
    edda.getsNothingMore();
    assertThat(edda.timeline()).filteredOn("dnd_set"::equals).hasSize(1);

    assertThat(shop.stateOf(shop.sends(edda, "email", "Another letter"))).isEqualTo("HELD_BACK");
    assertThat(shop.stateOf(shop.sends(edda, "sms", "Another line"))).isEqualTo("DELIVERED");
  }
}
