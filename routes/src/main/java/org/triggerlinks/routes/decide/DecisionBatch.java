package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.store.NewRows;
import org.triggerlinks.model.webhook.Webhook;
import org.triggerlinks.model.webhook.Webhooks;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Enrollments;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;

/**
 * What is known of the contacts that a batch of facts is about, looked up once for all of them and
 * kept up to date while the batch is decided. The contacts stay locked until the transaction ends.
 */
final class DecisionBatch {

  private final Session session;
  private final Instant now;
  private final FactSubjects subjects;
  private final Map<UUID, Contact> contacts;
  private final Map<UUID, Enrollment> enrollments = new HashMap<>();
  private final Map<UUID, List<Enrollment>> enrollmentsByContact = new HashMap<>();
  private final Map<UUID, List<WorkflowWait>> waitsByContact = new HashMap<>();
  private final SharedWorkflows shared;
  private final PastClicks pastClicks;
  private final SentMessages sent;
  private final Map<UUID, Integer> linksByMessage;
  private final Map<UUID, List<Webhook>> webhooks = new HashMap<>();
  private final NewRows rows;
  private final HeldOfBatch held;
  private final Set<UUID> changed = new TreeSet<>();
  private final List<Consumer<DecisionMeters>> counts = new ArrayList<>();

  DecisionBatch(Session session, List<FactEnvelope> facts, Instant now) {
    this.session = session;
    this.now = now;
    this.rows = new NewRows(session);
    this.subjects = new FactSubjects(session, facts);
    Set<UUID> messages = subjects.clickedIn();
    this.linksByMessage = new Messages(session).linksIn(messages);
    Set<UUID> concerned = new HashSet<>();
    facts.forEach(fact -> subjects.contactOf(fact).ifPresent(concerned::add));
    this.contacts = new Contacts(session).lock(concerned);
    // Once nobody else can change them.
    facts.forEach(fact -> subjects.messageOf(fact).ifPresent(messages::add));
    new Messages(session).read(messages);
    Enrollments known = new Enrollments(session);
    List<Enrollment> stays = known.ofContacts(contacts.keySet());
    stays.forEach(this::keep);
    known.waitsOf(heard(stays)).forEach(this::keep);
    this.shared = new SharedWorkflows(session);
    this.pastClicks = new PastClicks(session, contacts.keySet());
    this.held = new HeldOfBatch(session, contacts.keySet());
    this.sent = new SentMessages(session, rows, contacts.keySet(), now);
  }

  // Who left may still click late, on what the last stay in a workflow waited for.
  private static List<UUID> heard(List<Enrollment> enrollments) {
    record Stay(UUID contact, String workflow, String key) {}
    Map<Stay, Enrollment> last = new HashMap<>();
    enrollments.forEach(e -> last.put(new Stay(e.contactId(), e.workflow(), e.key()), e));
    return enrollments.stream()
        .filter(e -> e.active() || last.containsValue(e))
        .map(Enrollment::id)
        .toList();
  }

  /** Whom each fact of the batch is about. */
  FactSubjects subjects() {
    return subjects;
  }

  /** The contact a fact is about, locked; empty if it is anonymous or the contact is deleted. */
  Optional<Contact> contactOf(FactEnvelope fact) {
    return subjects.contactOf(fact).map(contacts::get);
  }

  /** The location of a fact; empty if it is deleted. */
  Optional<Location> locationOf(FactEnvelope fact) {
    return Optional.ofNullable(session.find(Location.class, fact.location()));
  }

  /** The contact's enrollments in a workflow, the oldest first. */
  List<Enrollment> enrollments(Contact contact, String workflow) {
    return enrollmentsByContact.getOrDefault(contact.id(), List.of()).stream()
        .filter(e -> e.workflow().equals(workflow))
        .toList();
  }

  Optional<Enrollment> enrollment(UUID id) {
    return Optional.ofNullable(enrollments.get(id));
  }

  /** All waits of what the contact is in or was in last, the ended ones included. */
  List<WorkflowWait> waits(Contact contact) {
    return List.copyOf(waitsByContact.getOrDefault(contact.id(), List.of()));
  }

  /** All waits of an enrollment, the ended ones included. */
  List<WorkflowWait> waits(Enrollment enrollment) {
    return waitsByContact.getOrDefault(enrollment.contactId(), List.of()).stream()
        .filter(w -> w.enrollmentId().equals(enrollment.id()))
        .toList();
  }

  void entered(Enrollment enrollment) {
    new Enrollments(session).add(enrollment);
    keep(enrollment);
    sent.entered(enrollment);
  }

  void opened(WorkflowWait wait) {
    new Enrollments(session).open(wait);
    keep(wait);
  }

  private void keep(Enrollment enrollment) {
    enrollments.put(enrollment.id(), enrollment);
    enrollmentsByContact
        .computeIfAbsent(enrollment.contactId(), id -> new ArrayList<>())
        .add(enrollment);
  }

  private void keep(WorkflowWait wait) {
    waitsByContact.computeIfAbsent(wait.contactId(), id -> new ArrayList<>()).add(wait);
  }

  /** What the contacts of the batch clicked before. */
  PastClicks pastClicks() {
    return pastClicks;
  }

  /** What the contacts of the batch were sent before. */
  SentMessages sent() {
    return sent;
  }

  /** The clicks of the contacts of the batch that are held. */
  HeldOfBatch held() {
    return held;
  }

  /** How many different links there are in a message that somebody clicked in. */
  int linksIn(UUID message) {
    return linksByMessage.getOrDefault(message, 0);
  }

  /** The webhooks of a location, the oldest first. */
  List<Webhook> webhooks(UUID location) {
    return webhooks.computeIfAbsent(location, new Webhooks(session)::ofLocation);
  }

  /** Adds to the numbers, once everything is committed. */
  void count(Consumer<DecisionMeters> count) {
    counts.add(count);
  }

  /** What the decisions add and nobody reads before they are committed. */
  NewRows rows() {
    return rows;
  }

  /** The contact is changed by one of the decisions. */
  void changed(Contact contact) {
    changed.add(contact.id());
  }

  /** Writes what is not written yet, once all is decided. */
  void write() {
    rows.write();
    new Contacts(session).changed(changed, now);
  }

  /** What is to be added to the numbers. */
  List<Consumer<DecisionMeters>> counts() {
    return counts;
  }

  SharedWorkflows shared() {
    return shared;
  }

  Session session() {
    return session;
  }

  Instant now() {
    return now;
  }
}
