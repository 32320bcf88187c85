package org.triggerlinks.routes.decide;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
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
    Case about,
    org.triggerlinks.model.fact.Contact seen,
    Now now,
    Timeline timeline,
    List<ProposedSend> proposals,
    List<WorkflowWait> openedWaits) {

  static Scene of(Case about) {
    DecisionBatch batch = about.batch();
    org.triggerlinks.model.fact.Contact seen = about.contact().asFact(about.location().timeZone());
    return new Scene(
        about,
        seen,
        new Now(batch.now().atZone(ZoneId.of(seen.timeZone()))),
        about.timeline(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** What the contact clicked before, the newest first. */
  List<PastClick> pastClicks() {
    return batch().pastClicks().latestBut(origin().id(), contact().id()).stream()
        .map(Click::asFact)
        .toList();
  }

  DecisionBatch batch() {
    return about.batch();
  }

  DecisionTools tools() {
    return about.tools();
  }

  Location location() {
    return about.location();
  }

  UUID locationId() {
    return about.location().id();
  }

  Contact contact() {
    return about.contact();
  }

  FactOrigin origin() {
    return about.origin();
  }

  Explanation explanation() {
    return about.explanation();
  }

  /** Lets a fact follow from this decision. */
  void follow(Occurrence what) {
    FactRelay.queue(
        batch().session(), FactEnvelope.following(origin(), batch().now(), what), tools().clock());
  }
}
