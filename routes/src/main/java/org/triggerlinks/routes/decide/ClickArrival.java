package org.triggerlinks.routes.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.fact.ClickRequest;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.rules.EvidenceResult;
import org.triggerlinks.rules.RuleBook;

/**
 * A click as it arrives: who made it, whether it was a person, what it is counted as, which waits
 * it ends.
 */
final class ClickArrival {

  // Clicks on several links of one message within this time look like a scanner's.
  private static final Duration BURST = Duration.ofSeconds(2);

  private final DecisionBatch batch;
  private final Occurrence.Clicked occurrence;
  private final FactOrigin origin;
  private final Optional<MessageLink> link;
  private final ClickRequest request;
  private final EvidenceResult verdict;
  private final Click click;
  private final List<WorkflowWait> endedWaits = new ArrayList<>();

  ClickArrival(
      DecisionBatch batch, Occurrence.Clicked occurrence, FactOrigin origin, RuleBook rules) {
    this.batch = batch;
    this.occurrence = occurrence;
    this.origin = origin;
    this.link = batch.subjects().messageLink(occurrence);
    this.request = observe();
    this.verdict = rules.evidence(List.of(request));
    this.click =
        Click.of(
                origin,
                occurrence.link(),
                occurrence.name(),
                link.map(l -> new Click.ClickedIn(l.messageId(), l.channel())).orElse(null),
                occurrence.outcome())
            .served(occurrence.destination(), occurrence.userAgent())
            .judged(evidence(), String.join(" ", verdict.reasons()));
  }

  /** Counts the click. */
  void record() {
    new Clicks(batch.session()).add(click);
    batch.pastClicks().recorded(click);
  }

  // Only a button that was pressed confirms, whatever an evidence rule says of a link that was
  // opened.
  private Evidence evidence() {
    Evidence found = verdict.evidence();
    if (found.compareTo(Evidence.LIKELY_HUMAN) < 0) {
      return found;
    }
    return pressed() ? Evidence.CONFIRMED : Evidence.LIKELY_HUMAN;
  }

  private boolean pressed() {
    return occurrence.outcome() == ClickOutcome.CONFIRMED;
  }

  private ClickRequest observe() {
    int links = link.map(l -> batch.linksIn(l.messageId())).orElse(0);
    boolean several = links > 1;
    return new ClickRequest(
        occurrence.method(),
        occurrence.userAgent(),
        occurrence.purpose(),
        link.map(MessageLink::channel).orElse(null),
        link.flatMap(this::secondsSinceSent).orElse(-1L),
        several ? linksInBurst(link.get()) : 1,
        links,
        pressed());
  }

  private Optional<Long> secondsSinceSent(MessageLink link) {
    return new Messages(batch.session())
        .byId(link.messageId())
        .map(Message::sentAt)
        .map(sent -> Math.max(0, Duration.between(sent, origin.occurredAt()).toSeconds()));
  }

  private int linksInBurst(MessageLink link) {
    Instant from = origin.occurredAt().minus(BURST);
    Instant to = origin.occurredAt().plus(BURST);
    Set<UUID> links = new HashSet<>(Set.of(link.linkId()));
    links.addAll(new Clicks(batch.session()).linksClickedAround(link.messageId(), from, to));
    links.addAll(new HeldClicks(batch.session()).linksHeldAround(link.messageId(), from, to));
    return links.size();
  }

  /**
   * True if the workflows are to hear of it: a known contact, not surely a machine, not just a
   * question.
   */
  boolean reachesWorkflows() {
    return origin.contactId() != null
        && click.evidence() != Evidence.MACHINE
        && click.outcome() != ClickOutcome.ASKED;
  }

  /** Ends the waits that this click ends, and gives the click as each enrollment sees it. */
  Map<UUID, LinkClicked> viewsByEnrollment(Contact contact) {
    Map<UUID, List<String>> ended = new HashMap<>();
    Map<UUID, List<String>> late = new HashMap<>();
    for (WorkflowWait wait : batch.waits(contact)) {
      if (occurrence.link().equals(wait.linkId())
          && EarlierClicks.concerns(batch, click.messageId(), wait)
          && !tooOld(wait)) {
        if (fact().human()
            && inTime(wait)
            && wait.end(WaitState.CLICKED, origin.id(), batch.now())) {
          endedWaits.add(wait);
          ended.computeIfAbsent(wait.enrollmentId(), id -> new ArrayList<>()).add(wait.name());
        } else if (wait.state() == WaitState.TIMED_OUT
            || (wait.state().waiting() && !inTime(wait))) {
          late.computeIfAbsent(wait.enrollmentId(), id -> new ArrayList<>()).add(wait.name());
        }
      }
    }
    Map<UUID, LinkClicked> views = new HashMap<>();
    batch
        .waits(contact)
        .forEach(
            wait ->
                views.computeIfAbsent(
                    wait.enrollmentId(),
                    id ->
                        fact()
                            .seenBy(
                                ended.getOrDefault(id, List.of()),
                                late.getOrDefault(id, List.of()))));
    return views;
  }

  // It may be decided after a wait was opened that it came before, and even before its message.
  private boolean tooOld(WorkflowWait wait) {
    if (!origin.occurredAt().isBefore(wait.openedAt())) {
      return false;
    }
    Instant since = EarlierClicks.since(batch, wait);
    return origin.occurredAt().isBefore(since) && !madeIn(wait.enrollmentId(), since);
  }

  // A click in the last message of the stay came after it, whatever the clock showed then.
  private boolean madeIn(UUID enrollment, Instant since) {
    return Optional.ofNullable(click.messageId())
        .flatMap(new Messages(batch.session())::byId)
        .filter(message -> enrollment.equals(message.enrollmentId()))
        .filter(message -> !message.createdAt().isBefore(since))
        .isPresent();
  }

  // A click at the very moment of the deadline is in time.
  private boolean inTime(WorkflowWait wait) {
    return wait.deadline() == null || !origin.occurredAt().isAfter(wait.deadline());
  }

  /** The waits it ended. */
  List<WorkflowWait> endedWaits() {
    return endedWaits;
  }

  /** The click before any enrollment looked at it. */
  LinkClicked fact() {
    return LinkClicked.of(
        occurrence.name(),
        click.channel(),
        click.evidence(),
        occurrence.destination(),
        origin.occurredAt());
  }

  /** The request as the evidence rules saw it. */
  ClickRequest request() {
    return request;
  }

  EvidenceResult verdict() {
    return verdict;
  }

  Click click() {
    return click;
  }
}
