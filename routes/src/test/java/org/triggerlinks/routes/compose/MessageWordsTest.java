package org.triggerlinks.routes.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.message.Message;

class MessageWordsTest {

  @Test
  void an_email_is_named_by_its_subject() {
    assertThat(MessageWords.brief(message("email", "The details", "Hi\n\nRead on.")))
        .isEqualTo("An e-mail \"The details\"");
  }

  @Test
  void any_other_message_is_named_by_how_it_begins_in_one_line() {
    assertThat(MessageWords.brief(message("sms", null, "Hi Ada,\n see you.")))
        .isEqualTo("An SMS (\"Hi Ada, see you.\")");
    assertThat(MessageWords.brief(message("carrier pigeon", null, "Hi")))
        .isEqualTo("A message by carrier pigeon (\"Hi\")");
  }

  @Test
  void a_long_message_is_cut_between_characters() {
    assertThat(MessageWords.brief(message("sms", null, "😀".repeat(61))))
        .isEqualTo("An SMS (\"" + "😀".repeat(60) + "…\")");
  }

  private static Message message(String channel, String subject, String text) {
    return Message.out(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        channel,
        new Message.Content(subject, text, null),
        Instant.EPOCH);
  }
}
