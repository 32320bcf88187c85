package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.fact.WaitTimedOut;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.rules.EvidenceResult;

/**
 * One fact being decided: what it means for whom, which workflows hear of it, and the record of it
 * all.
 */
final class FactDecision {

  private final DecisionBatch batch;
  private final DecisionTools tools;
  private final FactEnvelope envelope;
  private final Explanation explanation = new Explanation();
  private final Hold hold;

  FactDecision(DecisionBatch batch, DecisionTools tools, FactEnvelope envelope) {
    this.batch = batch;
    this.tools = tools;
    this.envelope = envelope;
    this.hold = new Hold(batch, tools.hold());
  }

  /** Decides, and writes everything that follows into the batch's transaction. */
  void decide() {
    Optional<Location> location = batch.locationOf(envelope);
    Optional<Contact> contact = batch.contactOf(envelope);
    FactOrigin origin = envelope.origin(contact.map(Contact::id).orElse(null));
    if (location.isEmpty()) {
      explanation.note("The location is deleted.");
    } else if (envelope.what() instanceof Occurrence.Clicked click) {
      ClickArrival arrival = new ClickArrival(batch, click, origin, tools.rules());
      if (hold.keeps(envelope, arrival)) {
        return;
      }
      clicked(location.get(), contact, origin, arrival);
    } else if (contact.isEmpty()) {
      explanation.note("The contact is deleted; nothing follows from this fact.");
    } else if (tooEarly()) {
      return;
    } else {
      happened(location.get(), contact.get(), origin);
    }
    new Facts(batch.session())
        .decided(
            DecidedFact.of(
                origin,
                typeOf(envelope.what()),
                FactJson.write(envelope),
                explanation.json(),
                batch.now()));
  }

  private static String typeOf(Occurrence what) {
    return what instanceof Occurrence.Reported reported
        ? reported.fact().getClass().getSimpleName()
        : what.getClass().getSimpleName();
  }

  private void clicked(
      Location location, Optional<Contact> contact, FactOrigin origin, ClickArrival arrival) {
    arrival.record();
    EvidenceResult verdict = arrival.verdict();
    verdict
        .outcomes()
        .forEach(outcome -> explanation.add("evidence", List.of(arrival.request()), outcome));
    new ClickWebhooks(batch.session(), origin, batch.now()).tell(arrival.click());
    if (contact.isEmpty()) {
      explanation.note("Nobody is known to have clicked: no workflow is asked.");
      return;
    }
    timeline(origin)
        .happened(ClickWords.kind(arrival.click()), ClickWords.sentence(arrival.click()));
    if (!arrival.reachesWorkflows()) {
      explanation.note(
          "No workflow is asked: the click is "
              + arrival.click().evidence()
              + ", answered with "
              + arrival.click().outcome()
              + ".");
      return;
    }
    Map<UUID, LinkClicked> views = arrival.viewsByEnrollment(contact.get());
    arrival
        .endedWaits()
        .forEach(
            wait ->
                timeline(origin)
                    .decided(
                        "wait_ended",
                        wait.workflow(),
                        null,
                        "The wait for \"%s\" is over: the link was clicked."
                            .formatted(wait.name())));
    ask(
        location,
        contact.get(),
        origin,
        WorkflowFact.clicked(arrival.fact(), views, arrival.endedWaits()));
  }

  private void happened(Location location, Contact contact, FactOrigin origin) {
    Occurrence what = envelope.what();
    if (what instanceof Occurrence.Reported reported) {
      reported(location, contact, origin, reported.fact());
    } else if (what instanceof Occurrence.MessageSettled settled) {
      settled(location, contact, origin, settled);
    } else if (what instanceof Occurrence.ClickRecalled recalled) {
      recalled(location, contact, origin, recalled);
    } else {
      fellDue(location, contact, origin);
    }
  }

  private void reported(Location location, Contact contact, FactOrigin origin, Fact fact) {
    if (fact instanceof MessageReceived message) {
      new Messages(batch.session())
          .add(
              Message.in(
                  location.id(), contact.id(), message.channel(), message.text(), message.at()));
    }
    FactWords.sentence(fact)
        .ifPresent(words -> timeline(origin).happened(FactWords.kind(fact), words));
    ask(location, contact, origin, WorkflowFact.forAll(fact));
  }

  private void settled(
      Location location, Contact contact, FactOrigin origin, Occurrence.MessageSettled settled) {
    Message message = new Messages(batch.session()).byId(settled.message()).orElseThrow();
    Optional<Fact> fact = MessageReport.apply(message, settled, origin.occurredAt());
    if (fact.isEmpty()) {
      explanation.note("The message had already got that far; nothing new is reported.");
      return;
    }
    timeline(origin)
        .happened(FactWords.kind(fact.get()), FactWords.sentence(fact.get()).orElseThrow());
    ask(location, contact, origin, WorkflowFact.forAll(fact.get()));
  }

  // A click that came before the deadline is held: the wait falls due again when it is decided.
  private boolean tooEarly() {
    if (!(envelope.what() instanceof Occurrence.WaitFellDue)) {
      return false;
    }
    WorkflowWait wait = batch.session().find(WorkflowWait.class, envelope.id());
    boolean early = wait.state().waiting() && hold.mayEnd(wait);
    if (early) {
      wait.fallDueAgain();
    }
    return early;
  }

  private void fellDue(Location location, Contact contact, FactOrigin origin) {
    WorkflowWait wait = batch.session().find(WorkflowWait.class, envelope.id());
    if (!wait.end(WaitState.TIMED_OUT, envelope.id(), batch.now())) {
      explanation.note("The wait had already ended: " + wait.state() + ".");
      return;
    }
    String link = LinkNames.of(batch.session(), wait.linkId());
    timeline(origin)
        .decided(
            "wait_timed_out",
            wait.workflow(),
            null,
            "The wait for \"%s\" is over: nothing came until %s.%s"
                .formatted(
                    wait.name(),
                    wait.deadline(),
                    wait.linkId() != null && link == null ? " Its link was deleted." : ""));
    ask(
        location,
        contact,
        origin,
        WorkflowFact.forOne(
            new WaitTimedOut(wait.name(), link), wait.workflow(), wait.enrollmentId()));
  }

  private void recalled(
      Location location, Contact contact, FactOrigin origin, Occurrence.ClickRecalled recalled) {
    WorkflowWait wait = batch.session().find(WorkflowWait.class, recalled.endedWait());
    Click click = batch.session().find(Click.class, recalled.click());
    if (!wait.end(WaitState.CLICKED, click.id(), batch.now())) {
      explanation.note("The wait had already ended: " + wait.state() + ".");
      return;
    }
    LinkClicked fact =
        LinkClicked.of(
                LinkNames.of(batch.session(), wait.linkId()),
                click.channel(),
                click.evidence(),
                click.destination(),
                click.occurredAt())
            .recalled()
            .seenBy(List.of(wait.name()), List.of());
    timeline(origin)
        .decided(
            "wait_ended",
            wait.workflow(),
            null,
            "The wait for \"%s\" is over: the link had been clicked already."
                .formatted(wait.name()));
    ask(location, contact, origin, WorkflowFact.forOne(fact, wait.workflow(), wait.enrollmentId()));
  }

  private void ask(Location location, Contact contact, FactOrigin origin, WorkflowFact fact) {
    new WorkflowStage(batch, tools, location, contact, origin, explanation).ask(fact);
  }

  private Timeline timeline(FactOrigin origin) {
    return new Timeline(batch.session(), origin, batch.now());
  }
}
