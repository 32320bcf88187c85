package org.triggerlinks.routes.queue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.runtime.Broker;
import org.triggerlinks.routes.runtime.TestSettings;

/** What a listener takes at once, off a queue of a real broker. */
class TakeTogetherTest {

  private static final String QUEUE = "facts";
  private static final int PLENTY = 1_000;
  private static final int MOST = 10;
  private static final long PATIENCE_SECONDS = 20;

  /** What one exchange brought: texts, and how often each was delivered. */
  private record Taken(List<String> texts, List<Integer> deliveries) {}

  @TempDir Path data;

  private final BlockingQueue<Taken> exchanges = new LinkedBlockingQueue<>();
  private final Main camel = new Main();
  private Broker broker;
  private final AtomicInteger failures = new AtomicInteger();

  @BeforeEach
  void open() {
    broker = Broker.open(TestSettings.in(data));
    camel.bind("jms", broker.jms());
  }

  @AfterEach
  void close() {
    camel.stop();
    broker.close();
  }

  @Test
  void what_waits_is_one_exchange_in_its_order() throws Exception {
    put("1", "2", "3", "4", "5");

    listen(MOST, PLENTY);

    assertThat(next().texts()).containsExactly("1", "2", "3", "4", "5");
    assertNothingIsLeft();
  }

  @Test
  void a_message_that_comes_alone_is_waited_for_and_taken_alone() throws Exception {
    listen(MOST, PLENTY);

    for (String text : List.of("1", "2")) {
      put(text);
      assertThat(next().texts()).containsExactly(text);
    }
    assertNothingIsLeft();
  }

  @Test
  void when_it_fails_all_of_it_is_given_back_in_its_order() throws Exception {
    failures.set(2);
    put("1", "2", "3", "4", "5");

    listen(MOST, PLENTY);

    for (int delivery = 1; delivery <= 3; delivery++) {
      Taken taken = next();
      assertThat(taken.texts()).containsExactly("1", "2", "3", "4", "5");
      assertThat(taken.deliveries()).containsOnly(delivery);
    }
    assertNothingIsLeft();
  }

  @Test
  void what_fails_again_and_again_is_taken_alone_then() throws Exception {
    failures.set(20);
    put("1", "2", "3");

    listen(MOST, PLENTY);

    for (int delivery = 1; delivery <= 20; delivery++) {
      assertThat(next().texts()).containsExactly("1", "2", "3");
    }
    assertThat(next().texts()).containsExactly("1");
    assertThat(next().texts()).containsExactly("2");
    assertThat(next().texts()).containsExactly("3");
    assertNothingIsLeft();
  }

  @Test
  void a_fact_that_always_fails_is_a_dead_letter_in_the_end_and_not_before() throws Exception {
    failures.set(1_000);
    put("1");

    listen(MOST, PLENTY);

    for (int delivery = 1; delivery <= 100; delivery++) {
      assertThat(next().deliveries()).containsExactly(delivery);
    }
    camel.stop();
    assertThat(exchanges).isEmpty();
    try (JMSContext context = broker.plain().createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue("dead-letters"))) {
      assertThat(consumer.receive(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))).isNotNull();
    }
  }

  @Test
  void it_is_not_more_than_the_bound_of_messages() throws Exception {
    put("1", "2", "3", "4", "5", "6", "7");

    listen(3, PLENTY);

    assertThat(next().texts()).containsExactly("1", "2", "3");
    assertThat(next().texts()).containsExactly("4", "5", "6");
    assertThat(next().texts()).containsExactly("7");
    assertNothingIsLeft();
  }

  @Test
  void nothing_is_added_to_so_many_characters() throws Exception {
    put("1234", "5678", "90", "long enough alone", "1234567890", "1", "2");

    listen(MOST, 10);

    assertThat(next().texts()).containsExactly("1234", "5678", "90");
    assertThat(next().texts()).containsExactly("long enough alone");
    assertThat(next().texts()).containsExactly("1234567890");
    assertThat(next().texts()).containsExactly("1", "2");
    assertNothingIsLeft();
  }

  @Test
  void messages_of_other_kinds_keep_their_place() throws Exception {
    put("1");
    putBytes("2");
    put("3");
    putBytes("4");

    listen(MOST, PLENTY);

    assertThat(next().texts()).containsExactly("1", "2", "3", "4");
    assertNothingIsLeft();
  }

  private void listen(int most, int enough) throws Exception {
    camel.bind("together", new TakeTogether(most, enough));
    camel
        .configure()
        .addRoutesBuilder(
            new RouteBuilder() {
              @Override
              public void configure() {
                from("jms:queue:"
                        + QUEUE
                        + "?transacted=true&mapJmsMessage=false"
                        + "&messageListenerContainerFactory=#together")
                    .process(TakeTogetherTest.this::take);
              }
            });
    camel.start();
  }

  private void take(Exchange exchange) throws JMSException {
    Message taken = exchange.getMessage().getBody(Message.class);
    List<Integer> deliveries = new ArrayList<>();
    for (Message message : TakenTogether.messages(taken)) {
      deliveries.add(message.getIntProperty("JMSXDeliveryCount"));
    }
    exchanges.add(new Taken(TakenTogether.texts(taken), deliveries));
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("as the test wants");
    }
  }

  private Taken next() throws InterruptedException {
    Taken next = exchanges.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("the next exchange").isNotNull();
    return next;
  }

  /** Once the listener has stopped, what it did not commit is on the queue again. */
  private void assertNothingIsLeft() {
    camel.stop();
    assertThat(exchanges).isEmpty();
    try (JMSContext context = broker.plain().createContext()) {
      for (String queue : List.of(QUEUE, "dead-letters")) {
        try (JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
          assertThat(consumer.receiveNoWait()).as(queue).isNull();
        }
      }
    }
  }

  private void put(String... texts) {
    try (JMSContext context = broker.plain().createContext()) {
      for (String text : texts) {
        context.createProducer().send(context.createQueue(QUEUE), text);
      }
    }
  }

  private void putBytes(String text) {
    try (JMSContext context = broker.plain().createContext()) {
      context
          .createProducer()
          .send(context.createQueue(QUEUE), text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
