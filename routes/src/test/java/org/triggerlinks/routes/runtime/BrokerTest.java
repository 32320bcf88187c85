package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
  private static final long MILLIS = 5_000;

  @TempDir Path data;

  @Test
  void an_accepted_message_is_still_there_after_a_restart() {
    send("facts", "one");

    try (Broker broker = open();
        JMSContext context = broker.plain().createContext()) {
      assertThat(receive(context, "facts", MILLIS)).isEqualTo("one");
    }
  }

  @Test
  void an_action_that_is_given_back_fifty_times_is_kept_in_dead_letters() {
    try (Broker broker = open();
        JMSContext context = broker.plain().createContext(JMSContext.SESSION_TRANSACTED)) {
      context.createProducer().send(context.createQueue("dispatch.sms"), "poison");
      context.commit();
      int deliveries = 0;
      try (var consumer = context.createConsumer(context.createQueue("dispatch.sms"))) {
        while (deliveries < 50 && consumer.receive(MILLIS) != null) {
          deliveries++;
          context.rollback();
        }
      }
      assertThat(deliveries).isEqualTo(50);
      assertThat(receive(context, "dispatch.sms", 0)).isNull();
      assertThat(receive(context, "dead-letters", MILLIS)).isEqualTo("poison");
    }
  }

  @Test
  void a_channel_gets_its_queue_when_it_first_uses_it_and_a_misspelt_queue_is_an_error() {
    send("dispatch.sms", "hello");
    try (Broker broker = open();
        JMSContext context = broker.plain().createContext()) {
      assertThat(receive(context, "dispatch.sms", MILLIS)).isEqualTo("hello");
      assertThatThrownBy(() -> context.createQueue("fatcs"))
          .isInstanceOf(JMSRuntimeException.class)
          .hasMessage("There is no queue with name fatcs");
    }
  }

  @Test
  void a_broker_file_that_cannot_be_read_is_told_in_a_sentence() {
    assertThatThrownBy(() -> EmbeddedBroker.start(data.resolve("broker.xml"), data))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("The embedded broker did not start")
        .hasMessageContaining(data.resolve("broker.xml").toString());
  }

  @Test
  void its_health_is_down_when_it_is_gone() {
    Broker broker = open();
    assertThat(broker.health().up()).isTrue();
    broker.close();
    assertThat(broker.health().up()).isFalse();
  }

  // One that is sent while the broker stops fails, with a stack trace in the operator's log.
  @Test
  void it_tells_nobody_of_sessions_that_come_and_go() throws JMSException {
    try (Broker broker = open();
        JMSContext context = broker.plain().createContext();
        var ears = context.createConsumer(context.createTopic("activemq.notifications"))) {
      try (JMSContext other = broker.plain().createContext()) {
        other.createConsumer(other.createQueue("facts")).close();
      }
      List<String> heard = new ArrayList<>();
      while (!heard.contains("CONSUMER_CLOSED")) {
        Message notification = ears.receive(MILLIS);
        assertThat(notification).as("what comes after %s", heard).isNotNull();
        heard.add(notification.getStringProperty("_AMQ_NotifType"));
      }

      assertThat(heard).doesNotContain("SESSION_CREATED");
    }
  }

  @Test
  void a_sender_whom_nobody_hears_gives_up_connecting_in_seconds() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Broker broker = at("tcp://127.0.0.1:" + deaf.getLocalPort())) {
      fill(deaf, waiting);
      ConnectionFactory sender = broker.pooled();

      CompletableFuture<JMSContext> connecting =
          CompletableFuture.supplyAsync(sender::createContext);

      assertThatThrownBy(() -> connecting.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(JMSRuntimeException.class);
    } finally {
      for (Socket one : waiting) {
        one.close();
      }
    }
  }

  // Until further packets that ask for a connection are dropped, as a firewall does it.
  private static void fill(ServerSocket deaf, List<Socket> waiting) throws IOException {
    while (true) {
      Socket one = new Socket();
      waiting.add(one);
      try {
        one.connect(deaf.getLocalSocketAddress(), 200);
      } catch (SocketTimeoutException e) {
        return;
      }
    }
  }

  private Broker at(String url) {
    return Broker.open(TestSettings.in(data, Map.of("broker.url", url)));
  }

  private void send(String queue, String text) {
    try (Broker broker = open();
        JMSContext context = broker.pooled().createContext()) {
      context.createProducer().send(context.createQueue(queue), text);
    }
  }

  private static String receive(JMSContext context, String queue, long millis) {
    try (var consumer = context.createConsumer(context.createQueue(queue))) {
      return millis == 0
          ? consumer.receiveBodyNoWait(String.class)
          : consumer.receiveBody(String.class, millis);
    }
  }

  private Broker open() {
    return Broker.open(TestSettings.in(data));
  }
}
