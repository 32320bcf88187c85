package org.triggerlinks.routes.decide;

import java.util.Locale;
import java.util.Optional;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.AppointmentCancelled;
import org.triggerlinks.model.fact.ContactCreated;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.routes.compose.MessageWords;

/** Facts in words, for the timeline. What became of a message is told of the message itself. */
final class FactWords {

  private FactWords() {}

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
      words =
          "The contact sent %s: %s"
              .formatted(
                  MessageWords.channel(message.channel()), MessageWords.line(message.text()));
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
}
