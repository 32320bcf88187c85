package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * Promise 11: what is looked at regularly goes by elapsed time. Camel's {@code timer} goes by the
 * computer's clock: if that is set back by an hour, its routes do nothing for an hour. The run
 * {@code clock-set} of {@code benchmarks/faults.sh} shows it under load.
 */
class NothingStopsWithTheClockTest {

  private static final String COMPONENTS = "org.apache.camel.component.";

  @Test
  void no_route_can_go_by_a_timer_that_follows_the_computers_clock() throws Exception {
    assertThatThrownBy(() -> Class.forName(COMPONENTS + "timer.TimerComponent"))
        .as("Use scheduler: instead")
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(Class.forName(COMPONENTS + "scheduler.SchedulerComponent")).isNotNull();
  }
}
