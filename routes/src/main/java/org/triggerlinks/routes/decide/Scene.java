package org.triggerlinks.routes.decide;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.fact.Now;
import org.triggerlinks.model.fact.PastClick;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Everything around one fact while its workflows run. All of them see the contact as it was when
 * the fact came: none sees what another one did, so their order does not matter. The messages they
 * propose and the waits they open are collected here.
 */
record Scene(
    DecisionBatch batch,
    DecisionTools tools,
    Location location,
    Contact contact,
    FactOrigin origin,
    org.triggerlinks.model.fact.Contact seen,
    Now now,
    List<PastClick> pastClicks,
    Explanation explanation,
    Timeline timeline,
    List<ProposedSend> proposals,
    List<WorkflowWait> openedWaits) {

  private static final int PAST_CLICKS = 100;

  static Scene of(
      DecisionBatch batch,
      DecisionTools tools,
      Location location,
      Contact contact,
      FactOrigin origin,
      Explanation explanation) {
    org.triggerlinks.model.fact.Contact seen = contact.asFact(location.timeZone());
    List<PastClick> past =
        new Clicks(batch.session())
            .latestOf(contact.id(), PAST_CLICKS + 1).stream()
                .filter(click -> !click.id().equals(origin.id()))
                .limit(PAST_CLICKS)
                .map(Click::asFact)
                .toList();
    return new Scene(
        batch,
        tools,
        location,
        contact,
        origin,
        seen,
        new Now(batch.now().atZone(ZoneId.of(seen.timeZone()))),
        past,
        explanation,
        new Timeline(batch.session(), origin, batch.now()),
        new ArrayList<>(),
        new ArrayList<>());
  }

  UUID locationId() {
    return location.id();
  }

  /** Lets a fact follow from this decision. */
  void follow(Occurrence what) {
    FactRelay.queue(
        batch.session(), FactEnvelope.following(origin, batch.now(), what), tools.clock());
  }
}
