package org.triggerlinks.routes.decide;

import java.time.Duration;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;

/**
 * Holds clicks that cannot be judged yet. A scanner opens the links of a message one after the
 * other, and its first request looks like a person's; so a click in a message with several links is
 * judged a moment later, when it is known what else was opened.
 */
final class Hold {

  private final DecisionBatch batch;
  private final HeldClicks held;
  private final Duration time;

  /** Holds clicks for this long; not at all if that is zero. */
  Hold(DecisionBatch batch, Duration time) {
    this.batch = batch;
    this.held = new HeldClicks(batch.session());
    this.time = time;
  }

  /** True if the click is held now, so that nothing is to be recorded or decided yet. */
  boolean keeps(FactEnvelope envelope, ClickArrival arrival) {
    if (envelope.isLetGo()) {
      batch.held().forget(envelope.id());
      return false;
    }
    if (time.isZero() || !doubtful(arrival)) {
      return false;
    }
    if (!held.holds(envelope.id())) {
      hold(envelope, arrival);
    }
    return true;
  }

  // A pressed button needs no second look, and no second look makes a machine a person.
  private static boolean doubtful(ClickArrival arrival) {
    return arrival.request().linksInMessage() > 1
        && arrival.reachesWorkflows()
        && arrival.click().outcome() != ClickOutcome.CONFIRMED;
  }

  private void hold(FactEnvelope envelope, ClickArrival arrival) {
    FactEnvelope known = envelope.of(arrival.click().contactId());
    batch
        .held()
        .hold(
            HeldClick.of(
                known.origin(known.contact()),
                arrival.click().messageId(),
                arrival.click().linkId(),
                FactJson.write(known),
                batch.now(),
                time));
  }

  /** True if a click that came in time for this wait is held: it must not time out before. */
  boolean mayEnd(WorkflowWait wait) {
    return wait.linkId() != null
        && wait.deadline() != null
        && batch.held().all().stream()
            .anyMatch(
                click ->
                    click.contactId().equals(wait.contactId())
                        && click.linkId().equals(wait.linkId())
                        && !click.occurredAt().isAfter(wait.deadline()));
  }
}
