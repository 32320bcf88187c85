package org.triggerlinks.rules.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.rules.recipes.Happenings.click;
import static org.triggerlinks.rules.recipes.Happenings.message;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.Unsubscribed;

class UnsubscribeTest {

  private static final String SMS = "Unsubscribe from SMS";
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final String EMAIL = "Unsubscribe from Email";

  private static Recipe sms() {
    return Recipe.open("unsubscribe-sms");
  }

  private static Recipe words() {
    return Recipe.open("stop-words");
  }

  private static Recipe email() {
    return Recipe.open("unsubscribe-email");
  }

  @Test
  void the_button_for_sms_ends_sms_only_and_says_so_by_email() {
    assertThat(sms().hears(click(SMS, "sms", Evidence.CONFIRMED)))
        .containsExactly("no more sms", "email");
  }

  @Test
  void the_button_for_email_ends_email_only_and_says_so_by_sms() {
    assertThat(email().hears(click(EMAIL, "email", Evidence.CONFIRMED)))
        .containsExactly("no more email", "sms");
  }

  @Test
  void the_mail_programs_own_button_is_answered_by_sms_and_only_that_of_an_e_mail() {
    assertThat(words().hears(new Unsubscribed("email", null, "News", NOW))).containsExactly("sms");
    assertThat(words().hears(new Unsubscribed("sms", null, "News", NOW))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Evidence.class, mode = Mode.EXCLUDE, names = "CONFIRMED")
  void without_the_button_nothing_changes(Evidence evidence) {
    assertThat(sms().hears(click(SMS, "sms", evidence))).isEmpty();
    assertThat(email().hears(click(EMAIL, "email", evidence))).isEmpty();
  }

  @Test
  void neither_button_works_for_the_other_channel() {
    assertThat(sms().hears(click(EMAIL, "email", Evidence.CONFIRMED))).isEmpty();
    assertThat(email().hears(click(SMS, "sms", Evidence.CONFIRMED))).isEmpty();
  }

  @Test
  void who_has_left_already_is_not_told_again() {
    assertThat(sms().dnd("sms").hears(click(SMS, "email", Evidence.CONFIRMED))).isEmpty();
    assertThat(words().dnd("sms").hears(message("sms", "STOP"))).isEmpty();
    assertThat(email().dnd("email").hears(click(EMAIL, "email", Evidence.CONFIRMED))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop.",
        "Stop all",
        "STOPALL",
        "Quit",
        "end",
        "revoke",
        "Opt out",
        "cancel",
        "unsubscribe!",
        "\u201cSTOP\u201d",
        "Stop\u00a0",
        "stop\u2026",
        "optout",
        "ARRET",
        "arr\u00eat"
      })
  void a_stop_word_ends_the_channel_by_which_it_came_and_no_other(String text) {
    assertThat(words().hears(message("sms", text))).containsExactly("no more sms", "email");
    assertThat(words().hears(message("whatsapp", text)))
        .containsExactly("no more whatsapp", "email");
  }

  @Test
  void a_sentence_with_a_stop_word_or_another_channel_ends_nothing() {
    assertThat(words().hears(message("sms", "please do not stop"))).isEmpty();
    assertThat(words().hears(message("messenger", "STOP"))).isEmpty();
    assertThat(email().hears(message("sms", "STOP"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "Unstop"})
  void start_brings_back_the_channel_by_which_it_came(String text) {
    assertThat(words().dnd("sms").hears(message("sms", text))).containsExactly("again sms", "sms");
    assertThat(words().dnd("whatsapp").hears(message("whatsapp", text)))
        .containsExactly("again whatsapp", "whatsapp");
    assertThat(words().dnd("sms").hears(message("whatsapp", text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELP", "Info", "aide"})
  void who_asks_for_help_is_told_how_to_stop(String text) {
    assertThat(words().hears(message("sms", text))).containsExactly("sms");
    assertThat(words().hears(message("whatsapp", text))).containsExactly("whatsapp");
    assertThat(words().hears(message("email", text))).isEmpty();
  }

  @Test
  void start_says_nothing_to_who_never_stopped() {
    assertThat(words().hears(message("sms", "START"))).isEmpty();
    assertThat(words().dnd("sms").hears(message("messenger", "START"))).isEmpty();
  }
}
