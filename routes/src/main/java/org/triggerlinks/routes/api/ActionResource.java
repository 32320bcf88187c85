package org.triggerlinks.routes.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.decision.TimelineEntries;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.store.Database;

/** What is carried out by channels and webhooks: those that failed can be tried anew. */
final class ActionResource {

  private final Database database;
  private final Clock clock;

  ActionResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Try(int number, Instant startedAt, Instant endedAt, String result, String detail) {

    static Try of(Attempt attempt) {
      return new Try(
          attempt.number(),
          attempt.startedAt(),
          attempt.endedAt(),
          attempt.result(),
          attempt.detail());
    }
  }

  private record View(
      UUID id,
      String channel,
      IntentState state,
      String problem,
      UUID contactId,
      UUID messageId,
      UUID factId,
      String workflow,
      String rule,
      int attempts,
      Instant dueAt,
      Instant createdAt,
      Instant updatedAt) {

    static View of(Intent intent) {
      return new View(
          intent.id(),
          intent.channel(),
          intent.state(),
          intent.problem(),
          intent.contactId(),
          intent.messageId(),
          intent.factId(),
          intent.workflow(),
          intent.rule(),
          intent.attempts(),
          intent.dueAt(),
          intent.createdAt(),
          intent.updatedAt());
    }
  }

  private record Whole(@JsonUnwrapped View action, List<Try> history) {}

  void register(Handlers handlers) {
    handlers
        .on("listActions", this::list)
        .on("getAction", this::get)
        .on("retryAction", this::retry);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                Listing.latestFirst(session, Intent.class)
                    .where("e.locationId = :location", "location", request.location())
                    .where("e.state = :state", "state", IntentState.valueOf(request.text("state")))
                    .page(request, Intent::id)
                    .map(View::of)));
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Intent intent = find(request, new Intents(session).byId(request.id()));
              List<Try> history =
                  new Intents(session).attempts(intent.id()).stream().map(Try::of).toList();
              return new Whole(View.of(intent), history);
            }));
  }

  private ApiResponse retry(ApiRequest request) {
    return ApiResponse.accepted(
        database.inTransaction(
            session -> {
              Intent intent = find(request, new Intents(session).lock(request.id()));
              if (intent.state() != IntentState.FAILED) {
                throw Conflict.because(
                    "The action is %s. Only one that is FAILED can be tried anew."
                        .formatted(intent.state()));
              }
              message(session, intent).ifPresent(ActionResource::sendAnew);
              intent.tryAnew(clock.instant());
              new TimelineEntries(session)
                  .tell(
                      intent,
                      clock.instant(),
                      "action_retried",
                      "What failed by %s is tried anew.".formatted(intent.channel()));
              return View.of(intent);
            }));
  }

  private static Optional<Message> message(Session session, Intent intent) {
    return Optional.ofNullable(intent.messageId()).flatMap(id -> new Messages(session).byId(id));
  }

  /** The rules are told of a failure a moment after it; before that the message is not FAILED. */
  private static void sendAnew(Message message) {
    if (message.state() != MessageState.FAILED) {
      throw Conflict.because("The failure is still being decided. Try again in a moment.");
    }
    message.sendAnew();
  }

  private static Intent find(ApiRequest request, Optional<Intent> intent) {
    return intent
        .filter(found -> found.locationId().equals(request.location()))
        .orElseThrow(() -> NotFound.noSuch("action", request.id()));
  }
}
