package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;

/** Promise 5: a wait ends exactly once, by a click, by its timeout, or because one left. */
class AWaitEndsOnceTest {

  private static final Duration DAY = Duration.ofHours(24);

  private static final String JOURNEY =
      """
      rule "Ask"
      when
          CustomEvent( name == "begin" )
      then
          insert( enter() );
          insert( sendSms( "Please: {{link.Confirm}}" ) );
          insert( waitForClick( "Confirm", hours(24) ) );
      end

      rule "Write first, wait later"
      when
          CustomEvent( name == "write" )
      then
          insert( enter() );
          insert( sendSms( "Please: {{link.Confirm}}" ) );
          insert( waitFor( "pause", hours(1) ) );
      end

      rule "The pause is over"
      when
          WaitTimedOut( name == "pause" )
      then
          insert( waitForClick( "Confirm", hours(24) ) );
      end

      rule "Two waits on one link"
      when
          CustomEvent( name == "two" )
      then
          insert( enter() );
          insert( sendSms( "Please: {{link.Confirm}}" ) );
          insert( waitForClick( "short", "Confirm", hours(1) ) );
          insert( waitForClick( "long", "Confirm", hours(24) ) );
      end

      rule "Leave"
      when
          CustomEvent( name == "go" )
      then
          insert( leave() );
      end

      rule "The wait was clicked"
      when
          LinkClicked( link == "Confirm", endedWait, !earlier, $waits : endedWaits )
      then
          insert( addTag( "clicked " + $waits ) );
      end

      rule "The wait was clicked before it was opened"
      when
          LinkClicked( link == "Confirm", endedWait, earlier )
      then
          insert( addTag( "clicked earlier" ) );
      end

      rule "The wait timed out"
      when
          WaitTimedOut( name != "pause", $wait : name )
      then
          insert( addTag( "timed out " + $wait ) );
      end

      rule "The click came too late"
      when
          LinkClicked( link == "Confirm", late, $waits : lateFor )
      then
          insert( addTag( "late " + $waits ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", JOURNEY);
    engine.link("Confirm");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_click_in_time_ends_the_wait_and_its_deadline_means_nothing_any_more() {
    begin("begin");
    engine.decide(engine.click("Confirm", engine.now()));
    engine.advance(DAY.multipliedBy(2));
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("clicked [Confirm]");
    assertThat(engine.wait("Confirm").state()).isEqualTo(WaitState.CLICKED);
  }

  @Test
  void a_second_click_ends_nothing() {
    begin("begin");
    FactEnvelope first = engine.click("Confirm", engine.now());
    engine.decide(first);
    engine.decide(engine.click("Confirm", engine.now()));

    assertThat(engine.timeline("tag_added")).hasSize(1);
    assertThat(engine.wait("Confirm").endedBy()).isEqualTo(first.id());
  }

  @Test
  void a_click_before_the_wait_was_opened_ends_it_at_once() {
    begin("write");
    engine.decide(engine.click("Confirm", engine.now()));
    engine.advance(Duration.ofHours(2));
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("clicked earlier");
    assertThat(engine.wait("Confirm").state()).isEqualTo(WaitState.CLICKED);
  }

  @Test
  void a_click_before_the_message_was_sent_does_not_count_for_it() {
    begin("begin");
    engine.decide(engine.click("Confirm", engine.now()));
    begin("go");
    engine.advance(Duration.ofMinutes(1));
    begin("write");
    engine.advance(Duration.ofHours(2));
    engine.wakeAndDecide();

    assertThat(engine.timeline("tag_added")).hasSize(1);
    assertThat(engine.tags()).containsExactly("clicked [Confirm]");
  }

  @Test
  void a_click_in_the_message_of_an_earlier_stay_ends_the_wait_of_this_one() {
    begin("begin");
    FactEnvelope old = engine.click("Confirm", engine.now().plus(Duration.ofHours(3)));
    engine.advance(Duration.ofHours(1));
    begin("begin");
    engine.decide(old);

    assertThat(engine.tags()).containsExactly("clicked [Confirm]");
    assertThat(engine.all(WorkflowWait.class))
        .extracting(WorkflowWait::state)
        .containsExactly(WaitState.LEFT, WaitState.CLICKED);
  }

  @Test
  void a_click_at_the_instant_of_the_deadline_is_in_time_even_if_the_wait_fell_due_first() {
    begin("begin");
    engine.advance(DAY);
    engine.wake();
    engine.decide(engine.click("Confirm", engine.wait("Confirm").deadline()));
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("clicked [Confirm]");
    assertThat(engine.wait("Confirm").state()).isEqualTo(WaitState.CLICKED);
  }

  @Test
  void a_timeout_that_was_decided_first_stays_and_the_click_is_late() {
    begin("begin");
    engine.advance(DAY);
    engine.wakeAndDecide();
    engine.decide(engine.click("Confirm", engine.now()));

    assertThat(engine.tags()).containsExactlyInAnyOrder("timed out Confirm", "late [Confirm]");
    assertThat(engine.wait("Confirm").state()).isEqualTo(WaitState.TIMED_OUT);
  }

  @Test
  void a_click_after_the_timeout_is_late_even_for_who_has_left() {
    begin("begin");
    engine.advance(DAY);
    engine.wakeAndDecide();
    begin("go");
    engine.decide(engine.click("Confirm", engine.now()));

    assertThat(engine.tags()).containsExactlyInAnyOrder("timed out Confirm", "late [Confirm]");
  }

  @Test
  void a_late_click_does_not_end_the_wait_even_before_its_timeout_is_decided() {
    begin("begin");
    engine.advance(DAY.plusMillis(1));
    engine.decide(engine.click("Confirm", engine.now()));
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactlyInAnyOrder("late [Confirm]", "timed out Confirm");
    assertThat(engine.wait("Confirm").state()).isEqualTo(WaitState.TIMED_OUT);
  }

  @Test
  void one_click_ends_both_waits_on_its_link_in_one_decision() {
    begin("two");
    engine.decide(engine.click("Confirm", engine.now()));

    assertThat(engine.timeline("tag_added")).hasSize(1);
    assertThat(engine.wait("short").state()).isEqualTo(WaitState.CLICKED);
    assertThat(engine.wait("long").state()).isEqualTo(WaitState.CLICKED);
  }

  @Test
  void a_click_ends_the_longer_of_two_waits_when_the_shorter_has_timed_out() {
    begin("two");
    engine.advance(Duration.ofHours(2));
    engine.wakeAndDecide();
    engine.decide(engine.click("Confirm", engine.now()));

    assertThat(engine.tags())
        .containsExactlyInAnyOrder("timed out short", "clicked [long]", "late [short]");
  }

  @Test
  void who_leaves_waits_no_more() {
    begin("begin");
    begin("go");
    engine.advance(DAY.multipliedBy(2));
    engine.wakeAndDecide();

    assertThat(engine.tags()).isEmpty();
    assertThat(engine.wait("Confirm").state()).isEqualTo(WaitState.LEFT);
  }

  @Test
  void a_deadline_that_passed_while_the_service_was_away_is_kept_after_the_restart() {
    begin("begin");
    engine.advance(DAY.multipliedBy(3));
    engine.restart();
    engine.wakeAndDecide();
    engine.wakeAndDecide();

    assertThat(engine.timeline("tag_added")).hasSize(1);
    assertThat(engine.tags()).containsExactly("timed out Confirm");
  }

  @Test
  void a_timeout_that_was_on_its_way_at_the_restart_is_decided_once() {
    begin("begin");
    engine.advance(DAY);
    engine.wake();
    engine.restart();
    engine.wake();
    engine.wakeAndDecide();

    assertThat(engine.timeline("tag_added")).hasSize(1);
    assertThat(engine.tags()).containsExactly("timed out Confirm");
  }

  @Test
  void a_timeout_that_is_on_its_queue_does_not_fall_due_again() {
    begin("begin");
    engine.advance(DAY);
    assertThat(engine.wake()).isEqualTo(1);
    engine.loseQueued();

    assertThat(engine.wake()).isZero();
  }

  private void begin(String event) {
    engine.decide(engine.reported(new CustomEvent(event, Map.of())));
  }
}
