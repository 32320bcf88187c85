package org.triggerlinks.routes.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.routes.queue.QueueMessage;

/** What each message of facts says that it follows. */
class FactQueueTest {

  private static final UUID SOMEBODY = UUID.randomUUID();

  private final List<QueueMessage> taken = new ArrayList<>();
  private final FactEnvelope one = fact();
  private final FactEnvelope two = fact();
  private final FactEnvelope three = fact();
  private final Map<String, List<String>> facts = Map.of("p1", List.of(FactJson.write(one)));
  private CompletableFuture<Void> clicks;
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

  /** A queue on which clicks are being put, until they are answered. */
  private FactQueue busyUntil(CountDownLatch answer, Duration patience) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    FactQueue busy =
        new FactQueue(
            messages -> {
              asked.countDown();
              await(answer);
            },
            patience);
    clicks = CompletableFuture.runAsync(() -> busy.put(facts));
    asked.await();
    return busy;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(String group, FactEnvelope... facts) {
    queue.put(Map.of(group, Arrays.stream(facts).map(FactJson::write).toList()));
  }

  private QueueMessage message(int number) {
    return taken.get(number);
  }

  private Predecessor follows(int number) {
    return Predecessor.read(message(number).follows());
  }

  @Test
  void a_message_has_its_facts_in_their_order() {
    put("p1", one, two);

    assertThat(taken).singleElement().extracting(QueueMessage::queue).isEqualTo(FactQueue.NAME);
    assertThat(FactJson.read(message(0).body())).containsExactly(one, two);
  }

  @Test
  void a_message_follows_the_one_before_it_and_names_the_last_fact_of_that() {
    put("p1", one, two);
    put("p1", three);
    put("p1", one);

    assertThat(message(0).follows()).isNull();
    assertThat(follows(1)).isEqualTo(new Predecessor(message(0).id(), two.id(), false));
    assertThat(follows(2)).isEqualTo(new Predecessor(message(1).id(), three.id(), false));
  }

  @Test
  void each_message_has_an_id_of_its_own_although_the_same_facts_are_in_it() {
    put("p1", one);
    put("p1", one);

    assertThat(message(0).id()).isNotNull().isNotEqualTo(message(1).id());
    assertThat(follows(1).message()).isEqualTo(message(0).id());
  }

  @Test
  void what_is_in_another_group_is_not_followed() {
    put("p1", one);
    put("p2", two);
    put("p1", three);

    assertThat(message(1).follows()).isNull();
    assertThat(follows(2).message()).isEqualTo(message(0).id());
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

    assertThat(message(3).follows()).isNull();
    assertThat(follows(4).message()).isEqualTo(message(3).id());
    assertThat(follows(5).message()).isEqualTo(message(1).id());
  }

  @Test
  void who_has_a_turn_that_others_wait_for_does_not_wait_for_a_call_that_waits_for_the_broker()
      throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    FactQueue slow = busyUntil(answer, Duration.ofSeconds(1));

    CompletableFuture<Void> inTurn = CompletableFuture.runAsync(() -> slow.putUnlessBusy(facts));

    assertThatThrownBy(() -> inTurn.get(30, TimeUnit.SECONDS))
        .hasRootCauseMessage(
            "The broker needs long to take clicks, or this node stops; facts in 1 groups wait for their next turn.");
    answer.countDown();
    clicks.get();
    slow.putUnlessBusy(facts);
  }

  @Test
  void who_waited_in_vain_waits_longer_so_that_a_slow_broker_takes_everything_in_the_end()
      throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    FactQueue slow = busyUntil(answer, Duration.ofMillis(50));

    for (int millis : new int[] {50, 100, 200, 400, 500, 500}) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> slow.putUnlessBusy(facts)).isInstanceOf(IllegalStateException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(millis));
    }

    answer.countDown();
    clicks.get();
    slow.putUnlessBusy(facts);
  }

  @Test
  void a_click_that_is_let_go_is_told_from_one_that_was_captured() {
    FactEnvelope captured =
        FactEnvelope.first(
            SOMEBODY,
            null,
            Instant.EPOCH,
            new Occurrence.Clicked(
                SOMEBODY,
                "Any",
                "ref",
                ClickOutcome.REDIRECTED,
                "https://example.com/",
                "GET",
                "",
                ""));
    put("p1", captured);
    put("p1", one, captured.of(SOMEBODY));
    put("p1", three);
    put("p1", one);

    assertThat(follows(1)).isEqualTo(new Predecessor(message(0).id(), captured.id(), false));
    assertThat(follows(2)).isEqualTo(new Predecessor(message(1).id(), captured.id(), true));
    assertThat(follows(3).letGo()).isFalse();
  }

  @Test
  void what_cannot_be_read_is_followed_by_its_id() {
    queue.put(Map.of("p1", List.of("{\"id\":\"%s\",\"new\":1}".formatted(SOMEBODY))));
    put("p1", one);

    assertThat(follows(1)).isEqualTo(new Predecessor(message(0).id(), SOMEBODY, false));
  }

  @Test
  void what_says_nothing_of_a_predecessor_is_taken_for_nothing() {
    String id = UUID.randomUUID().toString();

    for (String text : Arrays.asList(null, "", id, id + " any", id + " " + id + " again")) {
      assertThat(Predecessor.read(text)).as(text).isNull();
    }
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
