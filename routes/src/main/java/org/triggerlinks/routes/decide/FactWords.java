package org.triggerlinks.routes.decide;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.AppointmentCancelled;
import org.triggerlinks.model.fact.ContactCreated;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessageDelivered;
import org.triggerlinks.model.fact.MessageFailed;
import org.triggerlinks.model.fact.MessageReceived;

/** Facts in words, for the timeline. */
public final class FactWords {

  private static final Map<String, String> CHANNELS =
      Map.of(
          "sms", "an SMS",
          "email", "an e-mail",
          "gbp", "a Google Business Profile message",
          "messenger", "a Messenger message",
          "instagram", "an Instagram message",
          "whatsapp", "a WhatsApp message");

  private FactWords() {}

  /** A message of this channel, with its article. */
  public static String channel(String channel) {
    return CHANNELS.getOrDefault(channel, "a message by " + channel);
  }

  /** The fact's type in snake case: the kind of its line. */
  static String kind(Fact fact) {
    return fact.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** A line about the fact itself; empty for facts whose cause already has a line. */
  static Optional<String> sentence(Fact fact) {
    String words = null;
    if (fact instanceof MessageReceived message) {
      words = "The contact sent %s: %s".formatted(channel(message.channel()), message.text());
    } else if (fact instanceof MessageDelivered message) {
      words = "%s was delivered.".formatted(capital(channel(message.channel())));
    } else if (fact instanceof MessageFailed message) {
      words =
          "%s was not delivered: %s"
              .formatted(capital(channel(message.channel())), message.reason());
    } else if (fact instanceof AppointmentBooked booked) {
      words = "Booked an appointment in %s at %s.".formatted(booked.calendar(), booked.startsAt());
    } else if (fact instanceof AppointmentCancelled cancelled) {
      words =
          "The appointment in %s at %s was called off."
              .formatted(cancelled.calendar(), cancelled.startsAt());
    } else if (fact instanceof ContactCreated created) {
      words = "The contact was created (%s).".formatted(created.source());
    } else if (fact instanceof CustomEvent event) {
      words = "Event \"%s\" was reported: %s".formatted(event.name(), event.data());
    }
    return Optional.ofNullable(words);
  }

  public static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
