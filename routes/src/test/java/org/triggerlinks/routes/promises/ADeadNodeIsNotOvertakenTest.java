package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final String ONE_CONTACT = "p7";
  private static final int MESSAGES = 30;

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
  void the_order_of_a_contact_outlives_the_node_that_was_at_it(String queue) {
    List<String> all = IntStream.rangeClosed(1, MESSAGES).mapToObj(Integer::toString).toList();
    put(queue, all);
    // It takes some more off the queue than it works on, and leaves the rest.
    var few = new ActiveMQConnectionFactory(broker.url() + "?consumerWindowSize=2000");
    JMSContext dying = few.createContext(JMSContext.SESSION_TRANSACTED);
    JMSConsumer victim = dying.createConsumer(dying.createQueue(queue));
    assertThat(victim.receiveBody(String.class, PATIENCE_MILLIS)).isEqualTo("1");
    List<RemotingConnection> ofTheVictim = broker.connected();
    try (JMSContext context = connections.createContext();
        JMSConsumer survivor = context.createConsumer(context.createQueue(queue))) {
      OwnBroker.cutOff(ofTheVictim);

      List<String> taken = new ArrayList<>();
      for (int i = 0; i < MESSAGES; i++) {
        taken.add(survivor.receiveBody(String.class, PATIENCE_MILLIS));
      }
      assertThat(taken).isEqualTo(all);
    }
    few.close();
  }

  private void put(String queue, List<String> messages) {
    try (JMSContext context = connections.createContext()) {
      for (String message : messages) {
        context
            .createProducer()
            .setProperty("JMSXGroupID", ONE_CONTACT)
            .send(context.createQueue(queue), message);
      }
    }
  }
}
