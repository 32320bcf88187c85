package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.routes.capture.Appended;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureSettings;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.redirect.CaptureDrain;
import org.triggerlinks.routes.wake.Waker;

/** Promise 5: while the broker is away, no timeout overtakes the click that came before it. */
class AClickInTimeIsNotOvertakenTest {

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

  @TempDir Path folder;

  private Engine engine;
  private CaptureLog log;
  private CaptureDrain drain;
  private Waker waker;
  private ActiveMQConnectionFactory nobodyThere;

  @BeforeEach
  void open() throws IOException {
    engine = Engine.with(folder, "always", JOURNEY);
    log = CaptureLog.open(CaptureSettings.in(folder.resolve("capture")), engine.clock());
    nobodyThere = new ActiveMQConnectionFactory("tcp://127.0.0.1:1");
    drain = new CaptureDrain(log, new FactQueue(new BrokerQueues(nobodyThere)), 10);
    waker = new Waker(engine.database(), engine.clock(), drain::drainedUntil);
    engine.decide(engine.reported(new CustomEvent("begin", Map.of())));
  }

  @AfterEach
  void close() {
    log.close();
    nobodyThere.close();
    engine.close();
  }

  @Test
  void a_wait_does_not_fall_due_while_a_click_from_before_its_deadline_is_not_on_the_queue()
      throws Exception {
    engine.advance(Duration.ofHours(23));
    capture();
    engine.advance(Duration.ofHours(2));

    assertThatThrownBy(drain::drain).isInstanceOf(JMSRuntimeException.class);
    assertThat(waker.wake()).isZero();
    assertThat(engine.wait("a day").state()).isEqualTo(WaitState.OPEN);

    // As once the broker is back.
    log.drained(log.next(10, 1000, Duration.ZERO));
    assertThat(waker.wake()).isEqualTo(1);
  }

  @Test
  void a_click_from_after_the_deadline_does_not_hold_it_up() {
    engine.advance(Duration.ofHours(25));
    capture();

    assertThat(waker.wake()).isEqualTo(1);
  }

  @Test
  void no_wait_falls_due_early_if_the_clock_is_set_back_while_a_click_is_not_on_the_queue() {
    engine.advance(Duration.ofHours(25));
    capture();
    engine.advance(Duration.ofHours(-3));

    assertThat(waker.wake()).isZero();
    assertThat(engine.wait("a day").state()).isEqualTo(WaitState.OPEN);
  }

  @Test
  void a_click_behind_one_from_before_the_clock_was_set_back_is_not_overtaken() {
    engine.advance(Duration.ofHours(28));
    capture();
    engine.advance(Duration.ofHours(-5));
    capture();
    engine.advance(Duration.ofHours(2));

    assertThat(waker.wake()).isZero();
    assertThat(engine.wait("a day").state()).isEqualTo(WaitState.OPEN);
  }

  private void capture() {
    log.append(
        new byte[] {1},
        new Appended() {
          @Override
          public void stored() {}

          @Override
          public void lost(IOException why) {
            throw new AssertionError(why);
          }
        });
    await().until(() -> log.stats().stored() == log.stats().appended());
  }
}
