package org.triggerlinks.routes.decide;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessageFailed;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

/** One fact being decided: whom it is about, what it means for them, and the record of it all. */
final class FactDecision {

  private static final Logger LOG = LoggerFactory.getLogger(FactDecision.class);

  private final DecisionBatch batch;
  private final DecisionTools tools;
  private final FactEnvelope envelope;
  private final Explanation explanation = new Explanation();
  private final Hold hold;

  FactDecision(DecisionBatch batch, DecisionTools tools, FactEnvelope envelope) {
    this.batch = batch;
    this.tools = tools;
    // What came by a message's own address says neither where it belongs nor whom it is about.
    this.envelope =
        batch
            .subjects()
            .unsubscribing(envelope)
            .filter(whose -> envelope.contact() == null)
            .map(whose -> envelope.belongingTo(whose.locationId(), whose.contactId()))
            .orElse(envelope);
    this.hold = new Hold(batch, tools.hold());
  }

  /** Decides, and writes everything that follows into the batch's transaction. */
  void decide() {
    if (envelope.what() instanceof Occurrence.Unsubscribed && envelope.location() == null) {
      // Anybody can make up such an address; the contact it was made for may be deleted, too.
      LOG.debug("Nobody has the address that fact {} came by: {}", envelope.id(), envelope.what());
      return;
    }
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
      happened(about(location.get(), contact.get(), origin));
    }
    batch
        .rows()
        .add(
            DecidedFact.of(
                origin,
                typeOf(envelope.what()),
                FactJson.write(envelope),
                explanation.json(),
                batch.now()));
    count(origin);
  }

  private void count(FactOrigin origin) {
    batch.count(
        meters -> meters.decided(Duration.between(origin.occurredAt(), tools.clock().instant())));
    explanation
        .failed()
        .forEach(run -> batch.count(meters -> meters.ruleError(run.stage(), run.file())));
  }

  private static String typeOf(Occurrence what) {
    return what instanceof Occurrence.Reported reported
        ? reported.fact().getClass().getSimpleName()
        : what.getClass().getSimpleName();
  }

  private Case about(Location location, Contact contact, FactOrigin origin) {
    return new Case(batch, tools, location, contact, origin, envelope.what(), explanation);
  }

  private void clicked(
      Location location, Optional<Contact> contact, FactOrigin origin, ClickArrival arrival) {
    arrival.record();
    arrival
        .verdict()
        .outcomes()
        .forEach(outcome -> explanation.add("evidence", List.of(arrival.request()), outcome));
    new ClickWebhooks(batch, origin).tell(arrival.click());
    if (contact.isEmpty()) {
      explanation.note("Nobody is known to have clicked: no workflow is asked.");
      return;
    }
    new ClickDecision(about(location, contact.get(), origin), arrival).decide();
  }

  private void happened(Case about) {
    Occurrence what = envelope.what();
    if (what instanceof Occurrence.Reported reported) {
      reported(about, reported);
    } else if (what instanceof Occurrence.MessageSettled settled) {
      settled(about, settled);
    } else if (what instanceof Occurrence.MessageRead read) {
      read(about, read);
    } else if (what instanceof Occurrence.Unsubscribed word) {
      batch
          .subjects()
          .unsubscribing(envelope)
          .ifPresentOrElse(
              whose -> new OptOut(about, whose.messageId()).unsubscribed(word),
              () -> explanation.note("The message is deleted."));
    } else if (what instanceof Occurrence.ClickRecalled recalled) {
      WorkflowWait wait = batch.session().find(WorkflowWait.class, recalled.endedWait());
      Click click = batch.session().find(Click.class, recalled.click());
      new WaitDecision(about, wait).clickedBefore(click);
    } else {
      new WaitDecision(about, waitThatFellDue()).timedOut();
    }
  }

  private void reported(Case about, Occurrence.Reported reported) {
    Fact fact = reported.fact();
    if (fact instanceof MessageReceived message) {
      new Messages(batch.session())
          .add(
              Message.in(
                      about.location().id(),
                      about.contact().id(),
                      message.channel(),
                      message.text(),
                      message.at())
                  .knownAs(reported.providerId()));
    }
    FactWords.sentence(fact)
        .ifPresent(words -> about.timeline().happened(FactWords.kind(fact), words));
    if (reported.automatic()) {
      explanation.note("A machine wrote it for the contact: no workflow is asked.");
      return;
    }
    about.ask(WorkflowFact.forAll(fact));
  }

  private void read(Case about, Occurrence.MessageRead read) {
    Message message = new Messages(batch.session()).byId(read.message()).orElseThrow();
    if (message.become(MessageState.READ, null, about.origin().occurredAt())) {
      about.timeline().happened("message_read", MessageWords.brief(message) + " was read.");
    } else {
      explanation.note("The message had already got that far.");
    }
  }

  private void settled(Case about, Occurrence.MessageSettled settled) {
    Message message = new Messages(batch.session()).byId(settled.message()).orElseThrow();
    Optional<Fact> fact = MessageReport.apply(message, settled, about.origin().occurredAt());
    if (fact.isEmpty()) {
      explanation.note("The message had already got that far; nothing new is reported.");
      return;
    }
    about.timeline().happened(FactWords.kind(fact.get()), MessageReport.sentence(message, settled));
    if (fact.get() instanceof MessageFailed failed && failed.kind().equals("opted_out")) {
      // Whoever the next provider is.
      new OptOut(about, message.id()).heed("told the provider so");
    }
    about.ask(WorkflowFact.forAll(fact.get()));
  }

  // A click that came before the deadline is held: the wait falls due again when it is decided.
  private boolean tooEarly() {
    if (!(envelope.what() instanceof Occurrence.WaitFellDue)) {
      return false;
    }
    WorkflowWait wait = waitThatFellDue();
    boolean early = wait.state().waiting() && hold.mayEnd(wait);
    if (early) {
      wait.fallDueAgain();
    }
    return early;
  }

  // The timeout's id is that of its wait.
  private WorkflowWait waitThatFellDue() {
    return batch.session().find(WorkflowWait.class, envelope.id());
  }
}
