package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickMark;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.store.Database;

/**
 * The clicks of a location in the order in which they were recorded, one line each. Who goes on
 * from the last line misses none, however late a click was recorded.
 */
final class ClickResource {

  /** Clients take cursors as they are; so that nobody counts with them, they are not decimal. */
  private static final int RADIX = 36;

  private final Database database;
  private final ClickMark mark;

  ClickResource(Database database, ClickMark mark) {
    this.database = database;
    this.mark = mark;
  }

  private record View(
      String cursor,
      UUID id,
      UUID linkId,
      String linkName,
      UUID contactId,
      UUID messageId,
      String channel,
      ClickOutcome outcome,
      Evidence evidence,
      String destination,
      Instant occurredAt) {

    static View of(Click click) {
      return new View(
          Long.toString(click.number(), RADIX),
          click.id(),
          click.linkId(),
          click.linkName(),
          click.contactId(),
          click.messageId(),
          click.channel(),
          click.outcome(),
          click.evidence(),
          click.destination(),
          click.occurredAt());
    }
  }

  void register(Handlers handlers) {
    handlers.on("streamClicks", this::stream);
  }

  private ApiResponse stream(ApiRequest request) {
    long after = request.find("cursor").map(ClickResource::number).orElse(0L);
    long upTo = mark.advance();
    if (after < 0 || after > upTo) {
      throw unread();
    }
    return ApiResponse.lines(
        database.inTransaction(
            session ->
                new Clicks(session)
                    .recorded(request.location(), after, upTo, request.number("limit")).stream()
                        .map(click -> Json.write(View.of(click)) + "\n")
                        .collect(Collectors.joining())));
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor, RADIX);
    } catch (NumberFormatException e) {
      throw unread();
    }
  }

  private static InvalidRequest unread() {
    return InvalidRequest.parameters(
        List.of(new FieldError("cursor", "It must be the cursor of a line that was read.")));
  }
}
