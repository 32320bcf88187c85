package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.routes.decide.DeadFacts;
import org.triggerlinks.routes.decide.FactsInHand;
import org.triggerlinks.routes.decide.FactsOffQueue;
import org.triggerlinks.routes.decide.FactsOffQueue.Taken;
import org.triggerlinks.routes.decide.Overtaken;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.Predecessor;
import org.triggerlinks.routes.queue.QueueMessage;

/**
 * A click that was held comes twice under one id. What follows it the second time waits for the
 * second time, whoever had it in hand when a node died.
 */
class AReleasedClickIsNotOvertakenTest {

  private static final String GROUP = "p1";
  private static final String JOURNEY =
      """
      rule "Write with two links"
      when
          CustomEvent( name == "begin" )
      then
          insert( sendEmail( "News", "{{link.One}} {{link.Two}}" ) );
      end

      rule "Note what was clicked"
      when
          LinkClicked( $link : link )
      then
          insert( addTag( $link ) );
      end

      rule "Note what was reported"
      when
          CustomEvent( $name : name, name != "begin" )
      then
          insert( addTag( $name ) );
      end
      """;

  @TempDir Path folder;

  private final List<QueueMessage> messages = new ArrayList<>();
  private final FactQueue queue = new FactQueue(messages::addAll);
  private Engine engine;
  private FactEnvelope click;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", JOURNEY);
    engine.link("One");
    engine.link("Two");
    engine.decide(engine.reported(new CustomEvent("begin", Map.of())));
    click = engine.click("One", engine.now());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void what_follows_a_click_that_is_let_go_is_not_decided_before_it_by_who_held_it() {
    FactsOffQueue holder = node();
    decide(holder, captured());
    QueueMessage released = released();
    QueueMessage next = next();

    assertThatThrownBy(() -> decide(holder, next)).isInstanceOf(Overtaken.class);
    decide(holder, released);
    decide(holder, next);

    assertThat(engine.timeline("tag_added"))
        .satisfiesExactly(
            click -> assertThat(click).contains("One"), then -> assertThat(then).contains("next"));
  }

  @Test
  void what_follows_a_click_that_is_let_go_is_not_decided_before_it_by_any_other_node() {
    decide(node(), captured());
    QueueMessage released = released();
    QueueMessage next = next();
    FactsOffQueue other = node();

    assertThatThrownBy(() -> decide(other, next)).isInstanceOf(Overtaken.class);
    decide(node(), released);
    decide(other, next);

    assertThat(engine.timeline("tag_added"))
        .satisfiesExactly(
            click -> assertThat(click).contains("One"), then -> assertThat(then).contains("next"));
  }

  @Test
  void what_follows_a_click_that_another_node_holds_does_not_wait_until_it_is_let_go() {
    decide(node(), captured());

    decide(node(), next());

    assertThat(engine.tags()).containsExactly("next");
    assertThat(engine.all(HeldClick.class)).hasSize(1);
  }

  @Test
  void
      a_click_that_is_held_after_the_clock_was_set_back_is_not_let_go_before_the_one_ahead_of_it() {
    engine.decide(click);
    Duration back = Duration.ofMillis(700);
    engine.advance(back.negated());
    engine.decide(engine.click("Two", engine.now()));

    engine.advance(Engine.HOLD);
    engine.releaseAndDecide();
    assertThat(engine.all(HeldClick.class)).hasSize(2);
    engine.advance(back);
    engine.releaseAndDecide();

    assertThat(engine.timeline("tag_added"))
        .satisfiesExactly(
            first -> assertThat(first).contains("One"), then -> assertThat(then).contains("Two"));
  }

  private FactsOffQueue node() {
    return new FactsOffQueue(engine.newDecider(), new Predecessors(engine.database()));
  }

  /** The message of the click as it was captured. */
  private QueueMessage captured() {
    queue.put(Map.of(GROUP, List.of(FactJson.write(click))));
    return last();
  }

  /** The message of the click that was held long enough. */
  private QueueMessage released() {
    engine.advance(Engine.HOLD);
    engine.release();
    engine.relay(new FactQueue(this::inOneGroup));
    assertThat(last().body()).contains(click.id().toString());
    return last();
  }

  // Groups are partitions; here all is in one.
  private void inOneGroup(List<QueueMessage> relayed) {
    relayed.forEach(message -> queue.put(Map.of(GROUP, facts(message))));
  }

  private static List<String> facts(QueueMessage message) {
    return FactJson.read(message.body()).stream().map(FactJson::write).toList();
  }

  /** A message behind that of the click. */
  private QueueMessage next() {
    queue.put(
        Map.of(GROUP, List.of(FactJson.write(engine.reported(new CustomEvent("next", Map.of()))))));
    assertThat(last().follows()).isNotNull();
    return last();
  }

  private QueueMessage last() {
    return messages.get(messages.size() - 1);
  }

  private static List<DeadFacts> decide(FactsOffQueue node, QueueMessage message) {
    FactsInHand inHand =
        FactsInHand.of(
            List.of(
                new Taken(
                    message.body(),
                    message.group(),
                    message.id(),
                    Predecessor.read(message.follows()),
                    1)));
    node.decide(inHand);
    return inHand.dead();
  }
}
