package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.instance.RunningInstances;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.routes.wake.DrainedEverywhere;
import org.triggerlinks.routes.wake.Waker;

/** Promise 5 with several nodes: no timeout overtakes a click that another one has answered. */
class AClickOnAnotherNodeIsNotOvertakenTest {

  private static final String JOURNEY =
      """
      rule "Ask"
      when
          CustomEvent( name == "begin" )
      then
          insert( enter() );
          insert( waitFor( "a day", hours(24) ) );
      end
      """;
  private static final Instant REAL_TIME = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir Path folder;

  private final UUID here = UUID.randomUUID();
  private final UUID there = UUID.randomUUID();
  private Instant realTime = REAL_TIME;
  private Engine engine;
  private Waker waker;

  @BeforeEach
  void open() throws IOException {
    engine = Engine.with(folder, "always", JOURNEY);
    engine.decide(engine.reported(new CustomEvent("begin", Map.of())));
    waker = new Waker(engine.database(), engine.clock(), node(here, now -> now));
    isAlive(here);
    isAlive(there);
    engine.advance(Duration.ofHours(25));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_wait_does_not_fall_due_while_another_node_has_a_click_from_before_its_deadline() {
    tells(now -> now.minus(Duration.ofHours(2)));

    assertThat(waker.wake()).isZero();
    assertThat(engine.wait("a day").state()).isEqualTo(WaitState.OPEN);

    tells(now -> now);
    assertThat(waker.wake()).isEqualTo(1);
  }

  @Test
  void a_click_from_after_the_deadline_does_not_hold_it_up() {
    tells(now -> now.minus(Duration.ofMinutes(30)));

    assertThat(waker.wake()).isEqualTo(1);
  }

  @Test
  void who_has_just_started_is_heard_first_as_its_log_may_have_clicks_from_before() {
    assertThat(waker.wake()).isZero();
  }

  @Test
  void nobody_waits_for_a_node_that_is_dead() {
    tells(now -> now.minus(Duration.ofHours(2)));
    realTime = REAL_TIME.plusSeconds(31);

    assertThat(waker.wake()).isEqualTo(1);
  }

  @Test
  void nobody_waits_for_a_node_of_a_version_that_does_not_say() {
    engine
        .database()
        .transact(
            session ->
                session
                    .createNativeMutationQuery("update running_instance set drained_until = null")
                    .executeUpdate());

    assertThat(waker.wake()).isEqualTo(1);
  }

  /** The other node says up to when its clicks are on the queue, given the time. */
  private void tells(UnaryOperator<Instant> drained) {
    var ignored = node(there, drained).apply(engine.now());
  }

  private DrainedEverywhere node(UUID instance, UnaryOperator<Instant> drained) {
    return new DrainedEverywhere(engine.database(), instance, () -> realTime, drained);
  }

  private void isAlive(UUID instance) {
    engine
        .database()
        .transact(
            session ->
                new RunningInstances(session).renew(instance, realTime, realTime.plusSeconds(30)));
  }
}
