package org.triggerlinks.routes.api;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.model.decision.ClickMark;

/**
 * Keeps the mark of the recorded clicks near the latest one, so that whoever asks for clicks after
 * a long time need not wait until it has been moved over all of them.
 */
final class MoveClickMark extends RouteBuilder {

  private final ClickMark mark;

  MoveClickMark(ClickMark mark) {
    this.mark = mark;
  }

  @Override
  public void configure() {
    from("scheduler:move-click-mark?delay={{relay.period}}")
        .routeId("move-click-mark")
        .routeDescription("Finds out up to where all clicks are recorded.")
        .bean(mark, "advance");
  }
}
