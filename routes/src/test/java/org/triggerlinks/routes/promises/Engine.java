package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.decide.StoredVersions;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.wake.ClickRelease;
import org.triggerlinks.routes.wake.Waker;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.RuleFileStatus;
import org.triggerlinks.rules.RuleProblem;

/**
 * What decides, without the broker and HTTP: one contact of one location, a real database, rules of
 * the test, and a clock that stands still until it is moved.
 */
public final class Engine implements AutoCloseable {

  public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  /** How long clicks in messages with several links are held. */
  static final Duration HOLD = Duration.ofSeconds(2);

  private static final int ALL = 1000;

  private final ServiceClock clock = ServiceClock.following(Clock.fixed(START, ZoneOffset.UTC));
  private final Path folder;
  private final Location location;
  private final Contact contact;
  private Database database;
  private RuleBook rules;
  private Decider decider;

  /** Opens it in this folder, with the rules in its folder {@code rules}. */
  Engine(Path folder) {
    this.folder = folder;
    this.location = Location.create("main", "Main", "Europe/Berlin", START);
    this.contact = Contact.create(location.id(), START);
    contact.call("Ada", null);
    contact.phone("+13125550100");
    contact.email("ada@example.com");
    open();
    database.transact(
        session -> {
          session.persist(location);
          session.persist(contact);
        });
  }

  /** An engine whose only workflow is this one. */
  public static Engine with(Path folder, String reEntry, String workflow) throws IOException {
    Rules.workflow(folder.resolve("rules"), "journey", reEntry, workflow);
    return new Engine(folder);
  }

  private void open() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    rules = RuleBook.open(folder.resolve("rules"), new StoredVersions(database, clock), clock);
    rules.refresh();
    decider = newDecider();
  }

  /** As a restart of the service does. */
  public void restart() {
    close();
    open();
  }

  /** A further decider on the same database, as on another node. */
  Decider newDecider() {
    return deciderOn(database);
  }

  /** A further decider that sees the database in this way. */
  Decider deciderOn(Database same) {
    return Decider.with(
        same, rules, new MessageWriter(URI.create("http://localhost"), clock), clock, HOLD);
  }

  public void link(String name) {
    database.transact(
        session ->
            session.persist(
                TriggerLink.create(
                    location.id(), Keys.newLinkKey(), name, "https://example.com/", false, START)));
  }

  public void advance(Duration time) {
    clock.setAhead(Duration.between(START, clock.instant()).plus(time));
  }

  public Instant now() {
    return clock.instant();
  }

  public FactEnvelope reported(Fact fact) {
    return FactEnvelope.first(
        location.id(), contact.id(), clock.instant(), new Occurrence.Reported(fact));
  }

  /** A click that was made then, in the latest message with that link. */
  public FactEnvelope click(String link, Instant at) {
    return click(link, at, ClickOutcome.REDIRECTED, "GET");
  }

  /** The button that the page of that link shows, pressed now. */
  FactEnvelope press(String link) {
    return click(link, now(), ClickOutcome.CONFIRMED, "POST");
  }

  private FactEnvelope click(String link, Instant at, ClickOutcome outcome, String method) {
    TriggerLink clicked =
        all(TriggerLink.class).stream()
            .filter(l -> l.name().equals(link))
            .findFirst()
            .orElseThrow();
    String ref =
        database.inTransaction(
            session ->
                session
                    .createSelectionQuery(
                        "select ref from MessageLink where linkId = :link order by messageId desc",
                        String.class)
                    .setParameter("link", clicked.id())
                    .setMaxResults(1)
                    .getSingleResult());
    return FactEnvelope.first(
        location.id(),
        null,
        at,
        new Occurrence.Clicked(
            clicked.id(), link, ref, outcome, "https://example.com/", method, Visitor.PHONE, ""));
  }

  /** Decides these, and everything that follows from them. */
  public void decide(FactEnvelope... facts) {
    decider.decide(List.of(facts));
    for (List<FactEnvelope> next = takeQueued(); !next.isEmpty(); next = takeQueued()) {
      decider.decide(next);
    }
  }

  /** Makes due waits to facts, which are not decided yet; gives how many. */
  int wake() {
    return new Waker(database, clock, now -> now).wake();
  }

  /** Lets clicks go on that were held long enough; they are not decided yet. */
  void release() {
    new ClickRelease(database, clock, HOLD).release();
  }

  /** Takes what is on its way to the queue there. */
  void relay(FactQueue queue) {
    new FactRelay(database, queue).relay();
  }

  /** Lets clicks go on that were held long enough, and decides them. */
  void releaseAndDecide() {
    release();
    decide();
  }

  /** What is on its way to the queue never comes to be decided. */
  void loseQueued() {
    var ignored = takeQueued();
  }

  /** Decides what is on its way to the queue, due waits included. */
  public void wakeAndDecide() {
    wake();
    decide();
  }

  private List<FactEnvelope> takeQueued() {
    return database.inTransaction(
        session -> {
          Facts facts = new Facts(session);
          List<QueuedFact> queued = facts.takeQueued(ALL);
          facts.relayed(queued);
          return queued.stream()
              .map(fact -> FactJson.read("[" + fact.body() + "]").get(0))
              .toList();
        });
  }

  /** The tags of the contact. */
  List<String> tags() {
    return database.inTransaction(
        session -> List.copyOf(session.find(Contact.class, contact.id()).tags()));
  }

  /** The channels that the contact wants no messages on. */
  List<String> dnd() {
    return database.inTransaction(
        session -> List.copyOf(session.find(Contact.class, contact.id()).dnd()));
  }

  UUID contactId() {
    return contact.id();
  }

  /** What was sent to the contact, the oldest first. */
  public List<String> sent() {
    return all(Message.class).stream().map(Message::text).toList();
  }

  List<String> timeline(String kind) {
    return all(TimelineEntry.class).stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(TimelineEntry::summary)
        .toList();
  }

  /** The only wait of this name. */
  public WorkflowWait wait(String name) {
    List<WorkflowWait> named =
        all(WorkflowWait.class).stream().filter(wait -> wait.name().equals(name)).toList();
    assertThat(named).hasSize(1);
    return named.get(0);
  }

  public <T> List<T> all(Class<T> entity) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery("from " + entity.getSimpleName() + " order by id", entity)
                .getResultList());
  }

  /** What is wrong with a rule file, as it is now. */
  List<RuleProblem> problemsOf(String file) {
    return fileAsItIs(file).problems();
  }

  /** How a rule file stands, as it is now. */
  RuleFileStatus fileAsItIs(String file) {
    rules.refresh();
    return rules.files().stream()
        .filter(status -> status.path().equals(file))
        .findFirst()
        .orElseThrow();
  }

  Clock clock() {
    return clock;
  }

  Database database() {
    return database;
  }

  /** The same database, seen by one who waits for a lock only a moment. */
  Database impatientDatabase() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    return Database.open(
        new Database.Access(url.replaceFirst("LOCK_TIMEOUT=\\d+", "LOCK_TIMEOUT=50"), "sa", "", 2));
  }

  Location location() {
    return location;
  }

  @Override
  public void close() {
    rules.close();
    database.close();
  }
}
