package org.triggerlinks.routes.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.routes.queue.QueueMessage;

/** What each message of facts says that it follows. */
class FactQueueTest {

  private static final UUID SOMEBODY = UUID.randomUUID();

  private final List<QueueMessage> taken = new ArrayList<>();
  private final FactEnvelope one = fact();
  private final FactEnvelope two = fact();
  private final FactEnvelope three = fact();
  private boolean answers = true;
  private final FactQueue queue =
      new FactQueue(
          messages -> {
            taken.addAll(messages);
            if (!answers) {
              throw new IllegalStateException("The answer is lost.");
            }
          });

  // Its values name facts, too, and have ids that are none.
  private static FactEnvelope fact() {
    Map<String, Object> values = Map.of("id", UUID.randomUUID().toString(), "facts", "[]");
    return FactEnvelope.first(
        SOMEBODY, SOMEBODY, Instant.EPOCH, new Occurrence.Reported(new CustomEvent("x", values)));
  }

  private void put(String group, FactEnvelope... facts) {
    queue.put(Map.of(group, Arrays.stream(facts).map(FactJson::write).toList()));
  }

  private Stream<UUID> follows() {
    return taken.stream().map(QueueMessage::follows);
  }

  @Test
  void a_message_has_its_facts_in_their_order() {
    put("p1", one, two);

    assertThat(taken).singleElement().extracting(QueueMessage::queue).isEqualTo(FactQueue.NAME);
    assertThat(FactJson.read(taken.get(0).body())).containsExactly(one, two);
  }

  @Test
  void a_message_follows_the_last_fact_of_the_one_before_it() {
    put("p1", one, two);
    put("p1", three);
    put("p1", one);

    assertThat(follows()).containsExactly(null, two.id(), three.id());
  }

  @Test
  void what_is_in_another_group_is_not_followed() {
    put("p1", one);
    put("p2", two);
    put("p1", three);

    assertThat(follows()).containsExactly(null, null, one.id());
  }

  @Test
  void nothing_is_followed_when_it_is_not_known_what_is_on_the_queue() {
    put("p1", one);
    put("p2", two);
    answers = false;
    assertThatThrownBy(() -> put("p1", two)).isInstanceOf(IllegalStateException.class);
    answers = true;
    put("p1", two);
    put("p1", three);
    put("p2", three);

    assertThat(follows()).containsExactly(null, null, one.id(), null, two.id(), two.id());
  }

  @Test
  void ids_are_found_in_one_fact_and_in_many_and_as_far_as_a_text_can_be_read() {
    String fact = FactJson.write(one);
    assertThat(FactJson.ids(fact)).containsExactly(one.id());
    assertThat(FactJson.ids("[%s,%s]".formatted(fact, FactJson.write(two))))
        .containsExactly(one.id(), two.id());
    assertThat(FactJson.ids("[%s,{\"id\": 7}]".formatted(fact))).containsExactly(one.id());
    assertThat(FactJson.ids("nonsense")).isEmpty();
  }
}
