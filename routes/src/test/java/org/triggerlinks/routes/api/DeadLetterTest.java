package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
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
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.routes.deadletters.DeadLetters;
import org.triggerlinks.routes.dispatch.ThrownAway;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.runtime.Broker;
import org.triggerlinks.routes.runtime.TestSettings;

/** What cannot be processed is kept, told and tried again, over HTTP and with the real broker. */
class DeadLetterTest {

  private static final long MILLIS = 5_000;
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path data;
  private Broker broker;
  private Database database;
  private Instance instance;

  @BeforeEach
  void start() throws Exception {
    broker = Broker.open(TestSettings.in(data));
    String url = Database.embeddedUrl(data.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    DeadLetterResource resource =
        new DeadLetterResource(
            new DeadLetters(broker.pooled()),
            new ThrownAway(database, Clock.fixed(NOW, ZoneOffset.UTC)));
    instance = Instance.serving(UUID.randomUUID(), resource::register);
  }

  @AfterEach
  void stop() {
    instance.close();
    database.close();
    broker.close();
  }

  @Test
  void a_dead_letter_is_listed_with_its_queue_its_problem_and_its_body() throws Exception {
    bury("{broken", "facts", "It cannot be read.");

    JsonNode letter = only();

    assertThat(letter.get("queue").asText()).isEqualTo("facts");
    assertThat(letter.get("problem").asText()).isEqualTo("It cannot be read.");
    assertThat(letter.get("body").asText()).isEqualTo("{broken");
    assertThat(letter.get("died_at").asText()).isNotEmpty();
    assertThat(instance.call("GET", path(letter)).body()).isEqualTo(letter);
  }

  @Test
  void reading_a_dead_letter_leaves_it_there() throws Exception {
    bury("one", "facts", "why");

    assertThat(only()).isEqualTo(only());
  }

  @Test
  void a_retried_dead_letter_is_in_its_queue_again_with_its_group() throws Exception {
    bury("[]", "facts", "why");
    JsonNode letter = only();

    assertThat(instance.call("POST", path(letter) + "/retry").status()).isEqualTo(202);

    try (JMSContext context = broker.plain().createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue(FactQueue.NAME))) {
      TextMessage message = (TextMessage) consumer.receive(MILLIS);
      assertThat(message.getText()).isEqualTo("[]");
      assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo("p7");
      assertThat(message.propertyExists("origin")).isFalse();
    }
    assertThat(letters()).isEmpty();
    assertThat(instance.call("POST", path(letter) + "/retry").status()).isEqualTo(404);
  }

  @Test
  void a_letter_that_the_broker_gave_up_on_goes_back_to_its_queue() throws Exception {
    failUntilTheBrokerGivesUp("poison");
    JsonNode letter = only();
    assertThat(letter.get("queue").asText()).isEqualTo("dispatch.sms");
    assertThat(letter.get("died_at").isNull()).isTrue();

    instance.call("POST", path(letter) + "/retry");

    try (JMSContext context = broker.plain().createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue("dispatch.sms"))) {
      assertThat(consumer.receiveBody(String.class, MILLIS)).isEqualTo("poison");
    }
  }

  @Test
  void a_letter_from_nowhere_is_not_lost_by_a_retry() throws Exception {
    bury("lost", null, null);
    JsonNode letter = only();

    Instance.Answer answer = instance.call("POST", path(letter) + "/retry");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().get("detail").asText()).contains("does not say which queue");
    assertThat(only()).isEqualTo(letter);
  }

  @Test
  void a_letter_can_be_thrown_away() throws Exception {
    bury("one", "facts", "why");
    bury("two", "facts", "why");

    JsonNode first = letters().get(0);
    assertThat(instance.call("DELETE", path(first)).status()).isEqualTo(204);

    assertThat(only().get("body").asText()).isEqualTo("two");
  }

  @Test
  void an_action_whose_letter_is_thrown_away_has_failed_and_can_be_tried_anew() throws Exception {
    Intent action = relayed();
    bury(action.id().toString(), "dispatch.sms", "why");

    assertThat(instance.call("DELETE", path(only())).status()).isEqualTo(204);

    Intent after = database.inTransaction(session -> session.find(Intent.class, action.id()));
    assertThat(after.state()).isEqualTo(IntentState.FAILED);
    assertThat(after.problem()).contains("somebody threw it away");
    assertThat(letters()).isEmpty();
  }

  @Test
  void what_is_no_action_is_thrown_away_all_the_same() throws Exception {
    bury("no id", "dispatch.sms", "It is no id.");

    assertThat(instance.call("DELETE", path(only())).status()).isEqualTo(204);

    assertThat(letters()).isEmpty();
  }

  @Test
  void an_id_is_an_id_and_not_a_part_of_a_selector() throws Exception {
    bury("one", "facts", "why");

    assertThat(instance.call("DELETE", "/dead-letters/x'%20OR%20'1'='1").status()).isEqualTo(404);
    assertThat(letters()).hasSize(1);
  }

  @Test
  void many_letters_come_in_pages() throws Exception {
    for (int i = 0; i < 5; i++) {
      bury("letter " + i, "facts", "why");
    }

    JsonNode first = instance.call("GET", "/dead-letters?limit=3").body();
    JsonNode second =
        instance
            .call("GET", "/dead-letters?limit=3&cursor=" + first.get("next_cursor").asText())
            .body();

    assertThat(first.get("items")).hasSize(3);
    assertThat(second.get("items"))
        .extracting(l -> l.get("body").asText())
        .containsExactly("letter 3", "letter 4");
    assertThat(second.get("next_cursor").isNull()).isTrue();
  }

  private Intent relayed() {
    UUID location = UUID.randomUUID();
    UUID contact = UUID.randomUUID();
    Message.Content words = new Message.Content(null, "Hi", null);
    Message message = Message.out(Ids.next(), location, contact, "sms", words, NOW);
    FactOrigin fact = new FactOrigin(Ids.next(), location, contact, NOW, null, 0);
    Intent intent =
        Intent.of(fact, new Intent.Author("w", "Ask", 0), "sms", "{}", NOW, NOW)
            .carrying(message.id());
    intent.become(IntentState.RELAYED, null, NOW);
    database.transact(
        session -> {
          session.persist(message);
          session.persist(intent);
        });
    return intent;
  }

  private JsonNode letters() throws Exception {
    return instance.call("GET", "/dead-letters").body().get("items");
  }

  private JsonNode only() throws Exception {
    JsonNode letters = letters();
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static String path(JsonNode letter) {
    return "/dead-letters/" + letter.get("id").asText();
  }

  private void bury(String body, String origin, String reason) throws Exception {
    try (JMSContext context = broker.pooled().createContext()) {
      TextMessage message = context.createTextMessage(body);
      message.setStringProperty("JMSXGroupID", "p7");
      if (origin != null) {
        message.setStringProperty("origin", origin);
        message.setStringProperty("reason", reason);
      }
      context.createProducer().send(context.createQueue(DeadLetters.QUEUE), message);
    }
  }

  private void failUntilTheBrokerGivesUp(String body) {
    try (JMSContext context = broker.plain().createContext(JMSContext.SESSION_TRANSACTED)) {
      context.createProducer().setTimeToLive(1).send(context.createQueue("dispatch.sms"), body);
      context.commit();
      try (JMSConsumer consumer = context.createConsumer(context.createQueue("dispatch.sms"))) {
        assertThat(consumer.receive(100)).isNull();
      }
    }
  }
}
