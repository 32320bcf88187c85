package org.triggerlinks.routes.compose;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.model.message.Message;

/** Messages in words, for the timeline. */
public final class MessageWords {

  private static final int BEGINNING = 60;

  private static final Map<String, String> CHANNELS =
      Map.of(
          "sms", "an SMS",
          "email", "an e-mail",
          "gbp", "a Google Business Profile message",
          "messenger", "a Messenger message",
          "instagram", "an Instagram message",
          "whatsapp", "a WhatsApp message");

  private MessageWords() {}

  /** A message of this channel, with its article. */
  public static String channel(String channel) {
    return Optional.ofNullable(CHANNELS.get(channel))
        .or(() -> Channels.inWords(channel))
        .orElse("a message by " + channel);
  }

  /** The same at the beginning of a sentence. */
  public static String capital(String channel) {
    String words = channel(channel);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** What was sent by which channel: an e-mail by its subject, any other message by its channel. */
  public static String name(Message message) {
    String channel = capital(message.channel());
    return message.subject() == null ? channel : channel + " \"%s\"".formatted(message.subject());
  }

  /** The message so that it can be told from others: by its subject, or by how it begins. */
  public static String brief(Message message) {
    if (message.subject() != null || message.text() == null) {
      return name(message);
    }
    String text = line(message.text());
    boolean whole = text.codePointCount(0, text.length()) <= BEGINNING;
    return "%s (\"%s\")"
        .formatted(
            name(message),
            whole ? text : text.substring(0, text.offsetByCodePoints(0, BEGINNING)).strip() + "…");
  }

  /** A text of several lines in one. */
  public static String line(String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }
}
