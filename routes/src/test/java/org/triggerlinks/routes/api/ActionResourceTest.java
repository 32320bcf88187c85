package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Ids;

/** What could not be carried out is listed and tried anew. */
class ActionResourceTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(3600);

  @TempDir Path folder;
  private final UUID location = UUID.randomUUID();
  private final UUID contact = UUID.randomUUID();
  private Database database;
  private Instance instance;

  @BeforeEach
  void open() throws Exception {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    ActionResource resource = new ActionResource(database, Clock.fixed(NOW, ZoneOffset.UTC));
    instance = Instance.serving(location, resource::register);
  }

  @AfterEach
  void close() {
    instance.close();
    database.close();
  }

  @Test
  void what_failed_is_listed_with_its_attempts() throws Exception {
    Intent failed = sms(location, IntentState.FAILED, MessageState.FAILED);
    sms(location, IntentState.DONE, MessageState.SENT);
    sms(UUID.randomUUID(), IntentState.FAILED, MessageState.FAILED);

    JsonNode listed = call("GET", "/actions").body().get("items");
    JsonNode history = call("GET", "/actions/" + failed.id()).body().get("history");

    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("id").asText()).isEqualTo(failed.id().toString());
    assertThat(listed.get(0).get("problem").asText()).isEqualTo("no such number");
    assertThat(history).hasSize(1);
    assertThat(history.get(0).get("detail").asText()).isEqualTo("no such number");
    assertThat(call("GET", "/actions?state=DONE").body().get("items")).hasSize(1);
    assertThat(call("GET", "/actions?state=UNKNOWN").body().get("items")).isEmpty();
  }

  @Test
  void what_failed_is_tried_anew_as_often_as_at_first() throws Exception {
    Intent failed = sms(location, IntentState.FAILED, MessageState.FAILED);

    assertThat(retry(failed).status()).isEqualTo(202);

    Intent again = found(Intent.class, failed.id());
    assertThat(again.state()).isEqualTo(IntentState.PENDING);
    assertThat(again.dueAt()).isEqualTo(NOW);
    assertThat(again.problem()).isNull();
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.tries()).isZero();
    Message message = found(Message.class, failed.messageId());
    assertThat(message.state()).isEqualTo(MessageState.QUEUED);
    assertThat(message.problem()).isNull();
    assertThat(timeline()).isEqualTo("What failed by sms is tried anew.");
    assertThat(retry(failed).status()).isEqualTo(409);
  }

  @Test
  void what_the_contact_may_have_is_not_sent_anew() throws Exception {
    for (IntentState state : new IntentState[] {IntentState.UNKNOWN, IntentState.DONE}) {
      Intent intent = sms(location, state, MessageState.UNKNOWN);

      Instance.Answer answer = retry(intent);

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body().get("detail").asText()).contains(state.name());
      assertThat(found(Intent.class, intent.id()).state()).isEqualTo(state);
    }
  }

  @Test
  void a_failure_that_the_rules_have_not_heard_of_yet_is_not_overtaken() throws Exception {
    Intent failed = sms(location, IntentState.FAILED, MessageState.QUEUED);

    Instance.Answer answer = retry(failed);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().get("detail").asText()).contains("still being decided");
    assertThat(found(Intent.class, failed.id()).state()).isEqualTo(IntentState.FAILED);
  }

  @Test
  void an_action_of_another_location_is_none() throws Exception {
    Intent theirs = sms(UUID.randomUUID(), IntentState.FAILED, MessageState.FAILED);

    assertThat(retry(theirs).status()).isEqualTo(404);
    assertThat(call("GET", "/actions/" + theirs.id()).status()).isEqualTo(404);
  }

  private Intent sms(UUID of, IntentState state, MessageState messageState) {
    Message message =
        Message.out(Ids.next(), of, contact, "sms", new Message.Content(null, "Hi", null), BEFORE);
    message.become(messageState, "no such number", BEFORE);
    FactOrigin fact = new FactOrigin(Ids.next(), of, contact, BEFORE, null, 0);
    Intent intent =
        Intent.of(fact, new Intent.Author("w", "Ask", 0), "sms", "{}", BEFORE, BEFORE)
            .carrying(message.id());
    intent.begin(BEFORE);
    Attempt attempt = Attempt.begin(intent.id(), 1, UUID.randomUUID(), BEFORE);
    attempt.end("Refused", "no such number", BEFORE);
    intent.become(state, "no such number", BEFORE);
    database.transact(
        session -> {
          session.persist(message);
          session.persist(intent);
          session.persist(attempt);
        });
    return intent;
  }

  private <T> T found(Class<T> entity, UUID id) {
    return database.inTransaction(session -> session.find(entity, id));
  }

  private String timeline() {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery("from TimelineEntry", TimelineEntry.class)
                .getSingleResult()
                .summary());
  }

  private Instance.Answer retry(Intent intent) throws Exception {
    return call("POST", "/actions/" + intent.id() + "/retry");
  }

  private Instance.Answer call(String method, String path) throws Exception {
    return instance.call(method, path + (path.contains("?") ? "&" : "?") + "location=main");
  }
}
