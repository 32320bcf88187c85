package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.routes.dispatch.GivenBack;
import org.triggerlinks.routes.dispatch.IntentRelay;
import org.triggerlinks.routes.dispatch.Pace;
import org.triggerlinks.routes.dispatch.StrayIntents;
import org.triggerlinks.routes.queue.QueueMessage;

/** An action whose message on the queue is gone is carried out all the same. */
class AnActionIsNotLostOnItsQueueTest {

  private static final int SOME = 250; // more than are looked at together
  private static final int ROUNDS = 6; // after which some begin together
  private static final String WRITE =
      """
      rule "Write"
      when
          CustomEvent( name == "write" )
      then
          insert( sendSms( "1" ) );
          insert( sendSms( "2" ) );
          insert( sendSms( "3" ) );
      end
      """;

  @TempDir Path folder;

  private final Provider provider = new Provider();
  private final List<QueueMessage> queue = new ArrayList<>();
  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", WRITE);
    provider.recognisesRepeats = true;
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void one_that_was_taken_back_is_sent_although_its_second_delivery_was_passed_over() {
    Node node = node();
    for (int round = 0; round < ROUNDS; round++) {
      writeAndRelay();
      node.dispatch(takeQueue());
    }
    provider.taken.clear();
    int sent = messages().size();
    writeAndRelay();
    List<String> ids = takeQueue();
    AtomicBoolean stopping = new AtomicBoolean();
    provider.meanwhile =
        () -> {
          assertThat(states().subList(sent, sent + 3)).containsOnly(IntentState.SENDING);
          // The broker's connection breaks, and another consumer gets them.
          assertThat(node.dispatch(ids)).isEmpty();
          stopping.set(true);
        };

    assertThatThrownBy(() -> node.dispatch(ids, stopping::get)).isInstanceOf(GivenBack.class);
    relay();
    node().dispatch(takeQueue());

    assertThat(provider.taken).isEqualTo(messages().subList(sent, sent + 3));
  }

  @Test
  void what_the_broker_lost_is_put_on_its_queue_once_more_after_ten_minutes() {
    writeAndRelay();
    queue.clear();

    engine.advance(Duration.ofMinutes(10).minusSeconds(1));
    look(Set.of());
    assertThat(states()).containsOnly(IntentState.RELAYED);
    engine.advance(Duration.ofSeconds(1));
    look(Set.of());
    relay();
    node().dispatch(takeQueue());

    assertThat(provider.taken).isEqualTo(messages());
    assertThat(states()).containsOnly(IntentState.DONE);
  }

  @Test
  void what_was_not_lost_after_all_is_sent_once() {
    writeAndRelay();
    engine.advance(Duration.ofMinutes(10));
    look(Set.of());
    relay();
    List<String> twice = takeQueue();
    assertThat(twice).hasSize(6);

    node().dispatch(twice);

    assertThat(provider.taken).isEqualTo(messages());
  }

  @Test
  void what_waits_among_the_dead_letters_stays_there_and_keeps_nothing_from_being_found() {
    while (queue.size() < SOME) {
      writeAndRelay();
    }
    List<String> dead = takeQueue();
    writeAndRelay();
    queue.clear();

    engine.advance(Duration.ofMinutes(10));
    look(Set.copyOf(dead));
    look(Set.copyOf(dead));
    relay();

    assertThat(takeQueue()).hasSize(3).doesNotContainAnyElementsOf(dead);
  }

  private Node node() {
    Pace quick = new Pace(true, () -> 0);
    return new Node(engine.database(), engine.clock(), provider, engine.clock(), true, quick);
  }

  private void writeAndRelay() {
    engine.decide(engine.reported(new CustomEvent("write", Map.of())));
    relay();
  }

  private void relay() {
    new IntentRelay(engine.database(), queue::addAll, engine.clock()).relay();
  }

  private void look(Set<String> dead) {
    new StrayIntents(engine.database(), ids -> dead, engine.clock()).relayAnew();
  }

  private List<String> takeQueue() {
    List<String> ids = queue.stream().map(QueueMessage::body).toList();
    queue.clear();
    return ids;
  }

  private List<IntentState> states() {
    return engine.all(Intent.class).stream().map(Intent::state).toList();
  }

  /** All messages, in the order of the rule. */
  private List<UUID> messages() {
    return engine.all(Intent.class).stream().map(Intent::messageId).toList();
  }
}
