package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.queue.BrokerQueues;

/** Two nodes commit facts of the same contacts, and both relay them to one queue. */
class FactsOfAContactStayInOrderTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final int CONTACTS = 5;
  private static final int COMMITS = 150;
  private static final int FACTS = 20;

  @TempDir Path folder;

  private final Map<UUID, AtomicInteger> steps = new HashMap<>();
  private OwnBroker broker;
  private ActiveMQConnectionFactory connections;
  private List<Database> nodes;
  private List<Contact> contacts;

  @BeforeEach
  void start() throws Exception {
    broker = new OwnBroker(folder);
    connections = new ActiveMQConnectionFactory(broker.url());
    Database.Access access = RealMariaDb.access();
    nodes = List.of(Database.open(access), Database.open(access));
    Location location = Location.create("main", "Main", "UTC", NOW);
    contacts =
        IntStream.range(0, CONTACTS).mapToObj(i -> Contact.create(location.id(), NOW)).toList();
    nodes
        .get(0)
        .transact(
            session -> {
              session.persist(location);
              contacts.forEach(session::persist);
            });
    contacts.forEach(contact -> steps.put(contact.id(), new AtomicInteger()));
  }

  @AfterEach
  void stop() throws Exception {
    connections.close();
    nodes.forEach(Database::close);
    broker.stop();
  }

  @Test
  void facts_are_on_the_queue_in_the_order_of_their_commits_whoever_relays_them() throws Exception {
    together(node -> IntStream.range(0, COMMITS).forEach(i -> commit(node, contacts.get(i % 5))));
    together(node -> new FactRelay(node, new FactQueue(new BrokerQueues(connections))).relay());

    Map<UUID, List<Integer>> arrived = arrived();
    for (Contact contact : contacts) {
      assertThat(arrived.get(contact.id()))
          .isEqualTo(IntStream.rangeClosed(1, 2 * COMMITS / CONTACTS * FACTS).boxed().toList());
    }
  }

  private interface Work {
    void on(Database node);
  }

  private void together(Work work) {
    CompletableFuture.allOf(
            nodes.stream()
                .map(node -> CompletableFuture.runAsync(() -> work.on(node)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** As a decision does: under the lock of the contact, whose steps are counted. */
  private void commit(Database node, Contact contact) {
    node.transact(
        session -> {
          new Contacts(session).lock(List.of(contact.id()));
          for (int i = 0; i < FACTS; i++) {
            step(session, contact);
          }
        });
  }

  // The ids of two processes say nothing about who came first.
  private void step(Session session, Contact contact) {
    CustomEvent event =
        new CustomEvent("step", Map.of("number", steps.get(contact.id()).incrementAndGet()));
    FactRelay.queue(
        session,
        new FactEnvelope(
            UUID.randomUUID(),
            contact.locationId(),
            contact.id(),
            NOW,
            null,
            0,
            new Occurrence.Reported(event)),
        CLOCK);
  }

  private Map<UUID, List<Integer>> arrived() throws JMSException {
    Map<UUID, List<Integer>> arrived = new HashMap<>();
    try (JMSContext context = connections.createContext();
        var consumer = context.createConsumer(context.createQueue(FactQueue.NAME))) {
      for (var message = consumer.receive(5_000);
          message != null;
          message = consumer.receiveNoWait()) {
        for (FactEnvelope fact : FactJson.read(((TextMessage) message).getText())) {
          CustomEvent event = (CustomEvent) ((Occurrence.Reported) fact.what()).fact();
          arrived
              .computeIfAbsent(fact.contact(), contact -> new ArrayList<>())
              .add((Integer) event.data().get("number"));
        }
      }
    }
    return arrived;
  }
}
