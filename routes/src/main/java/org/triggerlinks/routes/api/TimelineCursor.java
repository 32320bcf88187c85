package org.triggerlinks.routes.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.model.decision.TimelineEntries.Place;
import org.triggerlinks.model.decision.TimelineEntry;

/** The cursor of a timeline: the last line that was read, by moment and id. */
final class TimelineCursor {

  private static final char BETWEEN = '_';

  private TimelineCursor() {}

  static String of(TimelineEntry entry) {
    return "%s%c%s".formatted(entry.occurredAt(), BETWEEN, entry.id());
  }

  /**
   * The place that a cursor stands for.
   *
   * @throws InvalidRequest if it is none
   */
  static Place read(String cursor) {
    int between = cursor.indexOf(BETWEEN);
    try {
      return new Place(
          Instant.parse(cursor.substring(0, Math.max(0, between))),
          UUID.fromString(cursor.substring(between + 1)));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw InvalidRequest.parameters(
          List.of(new FieldError("cursor", "It must be the next_cursor of an earlier answer.")));
    }
  }
}
