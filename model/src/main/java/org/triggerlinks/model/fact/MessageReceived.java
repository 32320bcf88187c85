package org.triggerlinks.model.fact;

import java.time.Instant;
import java.util.Locale;

/**
 * The contact wrote to us.
 *
 * @param channel the channel it came in by ("sms", "email", ...)
 * @param text the text, as received
 * @param at when it was received
 */
public record MessageReceived(@TriggerKey String channel, String text, Instant at) implements Fact {

  /**
   * The text in lower case without surrounding blanks or punctuation, of any script: what a keyword
   * is compared with.
   */
  public String keyword() {
    return text.strip()
        .replaceAll("^[\\p{P}\\p{S}\\p{Z}\\s]+|[\\p{P}\\p{S}\\p{Z}\\s]+$", "")
        .toLowerCase(Locale.ROOT);
  }
}
