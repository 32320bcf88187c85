package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.Groups;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.facts.Predecessor;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.queue.QueueMessage;

/** What a node had taken off the queue when it died is decided before what was behind it. */
@Execution(ExecutionMode.CONCURRENT)
class ADeadNodeIsNotOvertakenTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long PATIENCE_MILLIS = 10_000;
  private static final int CONTACTS = 8;
  private static final int EACH = 20;
  private static final int DEATHS = 3;

  private static final String VICTIM = "victim";
  private static final String FEW =
      "?consumerWindowSize=4000&transactionBatchSize=0&clientID=" + VICTIM;

  // The contact's field says in which order the facts were decided.
  private static final String TRAIL =
      """
      rule "Each step is noted"
      when
          CustomEvent( name == "step", $number : data["number"] )
          Contact( $trail : field( "trail" ) )
      then
          insert( setField( "trail", ( $trail == null ? "" : $trail + " " ) + $number ) );
      end
      """;

  private static final Pattern FAILED =
      Pattern.compile(
          "camel_exchanges_failed_total\\{[^}]*routeId=\"decide-facts\"[^}]*} ([0-9.E]+)");

  @TempDir Path folder;

  private OwnBroker broker;
  private ActiveMQConnectionFactory connections;
  private RunningService survivor;
  private FactQueue queue;
  private String at;
  private UUID location;

  @BeforeEach
  void start() throws Exception {
    broker = new OwnBroker(folder.resolve("broker"));
    connections = new ActiveMQConnectionFactory(broker.url());
    queue = new FactQueue(new BrokerQueues(connections));
    Rules.workflow(folder.resolve("rules"), "trail", "always", TRAIL);
    survivor =
        new RunningService(folder, Map.of("broker.url", broker.url(), "decide.consumers", "1"));
    await().atMost(SOON).until(() -> broker.consumersOfFacts() == 1);
    at = survivor.location();
    for (JsonNode each : survivor.visitor().get("/locations").items()) {
      if (at.endsWith("=" + each.path("slug").asText())) {
        location = UUID.fromString(each.path("id").asText());
      }
    }
  }

  @AfterEach
  void stop() throws Exception {
    survivor.close();
    connections.close();
    broker.stop();
  }

  @Test
  void the_order_of_each_contact_outlives_the_nodes_that_were_at_it() throws Exception {
    List<String> contacts = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      contacts.add(survivor.contact(at));
    }
    int steps = 0;
    for (int deaths = 0; deaths < DEATHS; deaths++) {
      dieAt(contacts, steps);
      steps += EACH;
      String inOrder = inOrder(steps);
      for (String contact : contacts) {
        await().atMost(SOON).until(() -> trail(contact).length() == inOrder.length());
        assertThat(trail(contact)).isEqualTo(inOrder);
      }
    }
    assertThat(survivor.visitor().get("/dead-letters").items()).isEmpty();
  }

  // It takes a few more off the queue than it works on, leaves the rest, and dies in the middle of
  // a commit: the broker has heard that the first is done, and not that it is committed.
  private void dieAt(List<String> contacts, int from) {
    try (var few = new ActiveMQConnectionFactory(broker.url() + FEW);
        JMSContext dying = few.createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer victim = dying.createConsumer(dying.createQueue(FactQueue.NAME))) {
      for (int number = from; number < from + EACH; number++) {
        for (String contact : contacts) {
          queue.put(Map.of(group(contact), List.of(FactJson.write(step(contact, number)))));
        }
      }
      assertThat(victim.receive(PATIENCE_MILLIS)).isNotNull();
      await().atMost(SOON).until(() -> broker.isCommitting(VICTIM));
      broker.cutOff(VICTIM);
    }
  }

  private static String inOrder(int steps) {
    return IntStream.range(0, steps).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  @Test
  void what_follows_a_dead_letter_does_not_wait_for_it() throws Exception {
    String contact = survivor.contact(at);
    UUID unreadable = UUID.randomUUID();
    queue.put(
        Map.of(group(contact), List.of("{\"id\": \"%s\", \"new\": 1}".formatted(unreadable))));
    queue.put(Map.of(group(contact), List.of(FactJson.write(step(contact, 1)))));

    await().atMost(SOON).until(() -> trail(contact).equals("1"));
    assertThat(survivor.visitor().get("/dead-letters").items()).hasSize(1);
    assertThat(failedDeliveries()).isZero();
  }

  @Test
  void what_follows_something_that_never_comes_is_decided_when_patience_ends() throws Exception {
    String contact = survivor.contact(at);
    long start = System.nanoTime();
    new BrokerQueues(connections).put(List.of(followingNothingThatComes(contact)));

    await().atMost(SOON).until(() -> trail(contact).equals("1"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Predecessors.PATIENCE);
    assertThat(failedDeliveries()).isBetween(5.0, 20.0);
    assertThat(survivor.visitor().get("/dead-letters").items()).isEmpty();
  }

  @Test
  void what_is_taken_with_those_that_wait_is_decided_and_nothing_becomes_a_dead_letter()
      throws Exception {
    String first = survivor.contact(at);
    String innocent = survivor.contact(at);
    String second = survivor.contact(at);
    new BrokerQueues(connections).put(List.of(followingNothingThatComes(first), alone(innocent)));
    await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> failedDeliveries() >= 2);
    new BrokerQueues(connections).put(List.of(followingNothingThatComes(second)));

    await().atMost(Duration.ofSeconds(5)).until(() -> trail(innocent).equals("1"));
    await().atMost(SOON).until(() -> broker.facts() == 0);
    assertThat(survivor.visitor().get("/dead-letters").items()).isEmpty();
    assertThat(List.of(trail(first), trail(second))).containsOnly("1");
  }

  @Test
  void a_dead_letter_is_counted_once_however_often_what_was_taken_with_it_goes_back()
      throws Exception {
    String first = survivor.contact(at);
    String second = survivor.contact(at);
    new BrokerQueues(connections)
        .put(List.of(undecidable(first), followingNothingThatComes(second)));

    await().atMost(SOON).until(() -> broker.facts() == 0);
    assertThat(failedDeliveries()).isGreaterThanOrEqualTo(5.0);
    assertThat(survivor.visitor().get("/dead-letters").items()).hasSize(1);
    assertThat(numbers()).contains("\ntriggerlinks_facts_undecidable_total 1.0\n");
  }

  /** A click on a link with a name that no database takes. */
  private QueueMessage undecidable(String contact) {
    Occurrence click =
        new Occurrence.Clicked(
            UUID.randomUUID(),
            "x".repeat(10_000),
            null,
            ClickOutcome.REDIRECTED,
            "https://example.com/",
            "GET",
            Visitor.PHONE,
            "");
    FactEnvelope fact =
        FactEnvelope.first(location, UUID.fromString(contact), Clock.systemUTC().instant(), click);
    return new QueueMessage(FactQueue.NAME, group(contact), "[" + FactJson.write(fact) + "]");
  }

  private QueueMessage followingNothingThatComes(String contact) {
    return new QueueMessage(
        FactQueue.NAME,
        group(contact),
        "[" + FactJson.write(step(contact, 1)) + "]",
        UUID.randomUUID(),
        new Predecessor(UUID.randomUUID(), UUID.randomUUID(), false).text());
  }

  private QueueMessage alone(String contact) {
    return new QueueMessage(
        FactQueue.NAME, group(contact), "[" + FactJson.write(step(contact, 1)) + "]");
  }

  private static String group(String contact) {
    return Groups.of(UUID.fromString(contact));
  }

  private FactEnvelope step(String contact, int number) {
    return FactEnvelope.first(
        location,
        UUID.fromString(contact),
        Clock.systemUTC().instant(),
        new Occurrence.Reported(new CustomEvent("step", Map.of("number", number))));
  }

  private String trail(String contact) throws IOException {
    return survivor.visitor().get("/contacts/" + contact + at).text("/fields/trail");
  }

  private String numbers() throws IOException {
    return survivor.visitor().open("http://any/metrics").body();
  }

  private double failedDeliveries() throws IOException {
    Matcher metric = FAILED.matcher(numbers());
    return metric.find() ? Double.parseDouble(metric.group(1)) : 0;
  }
}
