package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.routes.facts.FactEnvelope;

/**
 * A scanner that calls itself a browser opens all links of a message: not even its first counts.
 */
class AScannerTriggersNothingTest {

  private static final Duration HOLD = Engine.HOLD;

  private static final String JOURNEY =
      """
      rule "Write with three links"
      when
          CustomEvent( name == "three" )
      then
          insert( enter() );
          insert( sendEmail( "News", "{{link.One}} {{link.Two}} {{link.Three}}" ) );
          insert( waitForClick( "One", hours(1) ) );
      end

      rule "Write again"
      when
          CustomEvent( name == "again" )
      then
          insert( sendSms( "Once more: {{link.One}}" ) );
          insert( waitForClick( "Again", "One", hours(1) ) );
      end

      rule "Write with one link"
      when
          CustomEvent( name == "one" )
      then
          insert( sendEmail( "News", "{{link.One}}" ) );
      end

      rule "A person clicked"
      when
          LinkClicked( $link : link, human )
      then
          insert( addTag( $link ) );
      end

      rule "Nobody clicked"
      when
          WaitTimedOut( name == "One" )
      then
          insert( addTag( "timed out" ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    Rules.withShippedEvidence(folder.resolve("rules"));
    engine = Engine.with(folder, "always", JOURNEY);
    for (String link : new String[] {"One", "Two", "Three"}) {
      engine.link(link);
    }
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void no_click_of_a_sweep_over_the_links_counts_as_a_persons() {
    begin("three");
    Instant now = engine.now();
    engine.decide(engine.click("One", now));
    engine.decide(engine.click("Two", now.plusMillis(300)));
    engine.decide(engine.click("Three", now.plusMillis(600)));
    release();

    assertThat(engine.all(Click.class))
        .hasSize(3)
        .allSatisfy(click -> assertThat(click.evidence()).isEqualTo(Evidence.MACHINE));
    assertThat(engine.tags()).isEmpty();
    assertThat(engine.wait("One").state()).isEqualTo(WaitState.OPEN);
  }

  @Test
  void a_single_click_among_several_links_counts_once_it_is_clear_that_no_other_follows() {
    begin("three");
    FactEnvelope click = engine.click("One", engine.now());
    engine.decide(click);
    assertThat(engine.all(Click.class)).isEmpty();
    release();

    assertThat(engine.tags()).containsExactly("One");
    assertThat(engine.wait("One").endedBy()).isEqualTo(click.id());
    assertThat(engine.all(HeldClick.class)).isEmpty();
  }

  @Test
  void a_click_in_a_message_with_one_link_counts_at_once() {
    begin("one");
    engine.decide(engine.click("One", engine.now()));

    assertThat(engine.tags()).containsExactly("One");
  }

  @Test
  void a_held_click_that_is_delivered_again_counts_once() {
    begin("three");
    FactEnvelope click = engine.click("One", engine.now());
    engine.decide(click, click);
    engine.decide(click);
    release();
    engine.decide(click);
    release();

    assertThat(engine.timeline("tag_added")).hasSize(1);
    assertThat(engine.all(Click.class)).hasSize(1);
    assertThat(engine.all(HeldClick.class)).isEmpty();
  }

  @Test
  void a_held_click_survives_a_restart() {
    begin("three");
    engine.decide(engine.click("One", engine.now()));
    engine.restart();
    release();

    assertThat(engine.tags()).containsExactly("One");
  }

  @Test
  void a_wait_does_not_time_out_while_a_click_that_was_in_time_is_held() {
    begin("three");
    engine.advance(Duration.ofHours(1));
    engine.decide(engine.click("One", engine.wait("One").deadline()));
    engine.wakeAndDecide();
    assertThat(engine.wait("One").state()).isEqualTo(WaitState.OPEN);
    release();
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("One");
    assertThat(engine.wait("One").state()).isEqualTo(WaitState.CLICKED);
  }

  @Test
  void a_wait_times_out_after_all_when_the_held_click_was_a_scanners() {
    begin("three");
    engine.advance(Duration.ofHours(1));
    Instant deadline = engine.wait("One").deadline();
    engine.decide(
        engine.click("One", deadline),
        engine.click("Two", deadline),
        engine.click("Three", deadline));
    engine.wakeAndDecide();
    release();
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("timed out");
    assertThat(engine.all(DecidedFact.class)).extracting(DecidedFact::id).doesNotHaveDuplicates();
  }

  @Test
  void a_held_click_does_not_end_a_wait_whose_message_was_sent_after_it() {
    begin("three");
    engine.decide(engine.click("One", engine.now()));
    engine.advance(Duration.ofSeconds(1));
    begin("again");
    release();

    assertThat(engine.wait("One").state()).isEqualTo(WaitState.CLICKED);
    assertThat(engine.wait("Again").state()).isEqualTo(WaitState.OPEN);
  }

  private void release() {
    engine.advance(HOLD);
    engine.releaseAndDecide();
  }

  private void begin(String event) {
    engine.decide(engine.reported(new CustomEvent(event, Map.of())));
  }
}
