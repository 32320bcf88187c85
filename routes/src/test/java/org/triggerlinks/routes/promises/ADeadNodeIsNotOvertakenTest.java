package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node had taken off a queue when it died comes before what was behind it. */
class ADeadNodeIsNotOvertakenTest {

  private static final long PATIENCE_MILLIS = 10_000;
  private static final String GROUP = "JMSXGroupID";
  private static final int CONTACTS = 8;
  private static final int EACH = 20;

  @TempDir Path folder;

  private OwnBroker broker;
  private ActiveMQConnectionFactory connections;

  @BeforeEach
  void start() throws Exception {
    broker = new OwnBroker(folder);
    connections = new ActiveMQConnectionFactory(broker.url());
  }

  @AfterEach
  void stop() throws Exception {
    connections.close();
    broker.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"facts", "dispatch.sms"})
  void the_order_of_each_contact_outlives_the_node_that_was_at_it(String queue) throws Exception {
    // It takes a few more off the queue than it works on, leaves the rest, and dies in the middle
    // of
    // a commit: the broker has heard that the first is done, and not that it is committed.
    var few =
        new ActiveMQConnectionFactory(
            broker.url() + "?consumerWindowSize=4000&transactionBatchSize=0");
    JMSContext dying = few.createContext(JMSContext.SESSION_TRANSACTED);
    JMSConsumer victim = dying.createConsumer(dying.createQueue(queue));
    List<RemotingConnection> ofTheVictim = broker.connected();
    try (JMSContext context = connections.createContext();
        JMSConsumer survivor = context.createConsumer(context.createQueue(queue))) {
      for (int number = 0; number < EACH; number++) {
        for (int contact = 0; contact < CONTACTS; contact++) {
          put(queue, "p" + contact, Integer.toString(number));
        }
      }
      assertThat(victim.receive(PATIENCE_MILLIS)).isNotNull();
      OwnBroker.cutOff(ofTheVictim);

      Map<String, List<String>> taken = new TreeMap<>();
      for (int i = 0; i < EACH * CONTACTS; i++) {
        TextMessage message = (TextMessage) survivor.receive(PATIENCE_MILLIS);
        taken
            .computeIfAbsent(message.getStringProperty(GROUP), group -> new ArrayList<>())
            .add(message.getText());
      }
      assertThat(taken.values())
          .hasSize(CONTACTS)
          .containsOnly(IntStream.range(0, EACH).mapToObj(Integer::toString).toList());
    }
    few.close();
  }

  // As a stop in the middle of a decision does.
  @ParameterizedTest
  @ValueSource(strings = {"facts", "dispatch.sms"})
  void what_is_given_back_comes_before_what_is_behind_it(String queue) {
    for (String message : List.of("1", "2", "3")) {
      put(queue, "p7", message);
    }
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
      assertThat(consumer.receiveBody(String.class, PATIENCE_MILLIS)).isEqualTo("1");
      context.rollback();

      for (String next : List.of("1", "2", "3")) {
        assertThat(consumer.receiveBody(String.class, PATIENCE_MILLIS)).isEqualTo(next);
      }
    }
  }

  private void put(String queue, String group, String message) {
    try (JMSContext context = connections.createContext()) {
      context.createProducer().setProperty(GROUP, group).send(context.createQueue(queue), message);
    }
  }
}
