package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.runtime.Broker;
import org.triggerlinks.routes.runtime.TestSettings;

class DeadLettersTest {

  private static final long PATIENCE = Duration.ofSeconds(5).toMillis();

  @TempDir Path data;
  private Broker broker;
  private DeadLetters letters;

  @BeforeEach
  void open() {
    broker = Broker.open(TestSettings.in(data));
    letters = new DeadLetters(broker.pooled());
    bury("first");
    bury("second");
  }

  @AfterEach
  void close() {
    broker.close();
  }

  @Test
  void they_are_listed_with_where_they_come_from_and_why_and_stay() {
    assertThat(letters.all())
        .extracting(DeadLetters.Letter::body)
        .containsExactly("first", "second");
    DeadLetters.Letter letter = letters.all().get(0);
    assertThat(letter.queue()).isEqualTo("facts");
    assertThat(letter.problem()).isEqualTo("It cannot be read.");
    assertThat(letters.find(letter.id())).contains(letter);
  }

  @Test
  void one_is_put_back_where_it_came_from_with_its_group() throws Exception {
    DeadLetters.Letter second = letters.all().get(1);

    assertThat(letters.retry(second.id())).contains(second);

    assertThat(letters.all()).extracting(DeadLetters.Letter::body).containsExactly("first");
    try (JMSContext context = broker.plain().createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue(FactQueue.NAME))) {
      TextMessage again = (TextMessage) consumer.receive(PATIENCE);
      assertThat(again.getText()).isEqualTo("second");
      assertThat(again.getStringProperty("JMSXGroupID")).isEqualTo("p7");
      assertThat(again.propertyExists("reason")).isFalse();
    }
  }

  @Test
  void one_is_thrown_away() {
    DeadLetters.Letter first = letters.all().get(0);

    assertThat(letters.remove(first.id())).contains(first);

    assertThat(letters.all()).extracting(DeadLetters.Letter::body).containsExactly("second");
    assertThat(letters.remove(first.id())).isEmpty();
  }

  @Test
  void an_id_is_no_way_into_the_selector() {
    assertThat(letters.remove("x' OR '1' = '1")).isEmpty();
    assertThat(letters.all()).hasSize(2);
  }

  private void bury(String body) {
    try (JMSContext context = broker.pooled().createContext()) {
      TextMessage message = context.createTextMessage(body);
      message.setStringProperty("origin", "facts");
      message.setStringProperty("reason", "It cannot be read.");
      message.setStringProperty("JMSXGroupID", "p7");
      context.createProducer().send(context.createQueue("dead-letters"), message);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
