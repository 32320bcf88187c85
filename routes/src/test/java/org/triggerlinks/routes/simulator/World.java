package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.rules.RuleBook;

/** Everything there is in one simulation: the nodes, what they share, and those outside. */
final class World {

  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private static final int NODES = 2;

  private final Chance chance;
  private final Database database;
  private final View view;
  private final RuleBooks rules;
  private final Weather weather = new Weather();
  private final SettableClock computers = new SettableClock(START);
  private final ServiceClock clock = ServiceClock.following(computers);
  private final SimulatedBroker broker = new SimulatedBroker(this);
  private final List<SimulatedProvider> providers;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private final Due due = new Due(this);
  private final Promises promises = new Promises(this);
  private final Map<UUID, String> names = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> written = new HashSet<>();
  private final List<String> trace = new ArrayList<>();
  private final People people;
  private Duration ahead = Duration.ZERO;
  private boolean fileBroken;
  private int consumers;
  private long released;
  private int step;
  private Strand current;

  World(long seed, Database database, View view, RuleBooks rules) {
    this.chance = new Chance(seed);
    this.database = database;
    this.view = view;
    this.rules = rules;
    this.providers =
        List.of(
            new SimulatedProvider(this, "sms", false), new SimulatedProvider(this, "email", true));
    view.empty();
    this.people = People.settle(this);
    for (int i = 1; i <= NODES; i++) {
      nodes.add(new SimulatedNode(this, i));
    }
    view.refresh(view.everything());
  }

  // What happens

  /** A strand goes on to its next stop, and the promises are looked at. */
  void goOn(Strand strand) {
    current = strand;
    String from = strand.at();
    strand.goOn();
    if (!strand.ended()) {
      trace("%s goes on from %s to %s", strand, from, strand.at());
    } else if (strand.failure() == null) {
      trace("%s goes on from %s to its end", strand, from);
    } else {
      // No more: messages name ids, which differ from run to run.
      String failure = strand.failure().getClass().getSimpleName();
      trace("%s goes on from %s and fails: %s", strand, from, failure);
    }
    check(strand);
  }

  private void check(Strand strand) {
    Set<String> tables = Set.copyOf(written);
    written.clear();
    view.refresh(tables);
    nameWhatIsNew();
    broker.sayWhatIsLate();
    promises.afterStep(strand);
  }

  private void nameWhatIsNew() {
    view.waits.added().forEach(wait -> name(wait.id(), "wait \"" + wait.name() + "\""));
    view.messages.added().forEach(message -> name(message.id(), message.channel()));
    view.intents.added().forEach(intent -> name(intent.id(), "intent"));
    view.stays.added().forEach(stay -> name(stay.id(), "stay in " + stay.workflow()));
  }

  /** Time passes for everybody. */
  void pass(Duration time) {
    computers.advance(time);
  }

  /** Somebody sets the service's clock ahead; the computers' clocks do not notice. */
  void setAhead(Duration further) {
    ahead = ahead.plus(further);
    clock.setAhead(ahead);
  }

  /** A file is saved that is broken, or repaired. */
  void breakFile(boolean broken) {
    fileBroken = broken;
  }

  /** A connection committed what it had written to these tables. */
  void committed(Strand strand, Set<String> tables) {
    written.addAll(tables);
  }

  /** Locks were let go. */
  void release() {
    released++;
  }

  long released() {
    return released;
  }

  /** A message is on a queue from now on. */
  void onQueue(Delivery delivery) {
    if (delivery.queue().equals(FactQueue.NAME) && !ledger.isPoison(delivery.number())) {
      ledger.put(delivery);
    }
    trace("%s is on the queue %s: %s", delivery, delivery.queue(), contents(delivery));
  }

  void providerIsAsked(SimulatedProvider provider, OutgoingMessage message) {
    check(current);
    promises.providerIsAsked(provider, message);
  }

  Consumer connect(int node, String queue) {
    return new Consumer(node, queue, ++consumers);
  }

  // What is told of it

  void step(int number) {
    step = number;
  }

  int step() {
    return step;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  void trace(String words, Object... arguments) {
    trace.add("%4d  %s  %s".formatted(step, clock.instant(), words.formatted(arguments)));
  }

  List<String> trace() {
    return trace;
  }

  /** What this id is called in the trace: ids differ from run to run, names do not. */
  String name(UUID id) {
    return names.getOrDefault(id, "something unknown");
  }

  /** Gives an id a name of this kind, with a number. */
  String name(UUID id, String kind) {
    return names.computeIfAbsent(id, any -> kind + " " + numbers.merge(kind, 1, Integer::sum));
  }

  /** What is in a message of a queue, by names. */
  String contents(Delivery delivery) {
    if (!delivery.queue().equals(FactQueue.NAME)) {
      return name(UUID.fromString(delivery.body()));
    }
    return ledger.isPoison(delivery.number())
        ? "nonsense"
        : delivery.facts().stream().map(this::nameOf).collect(Collectors.joining(", "));
  }

  private String nameOf(FactEnvelope fact) {
    String kind = fact.what().getClass().getSimpleName();
    if (fact.what() instanceof Occurrence.Reported reported) {
      kind = reported.fact().getClass().getSimpleName();
    } else if (fact.what() instanceof Occurrence.WaitFellDue) {
      return "timeout of " + name(fact.id());
    }
    return name(fact.id(), kind);
  }

  // What there is

  Chance chance() {
    return chance;
  }

  Database database() {
    return database;
  }

  View view() {
    return view;
  }

  RuleBook rules() {
    return fileBroken ? rules.afterBreaking() : rules.good();
  }

  RuleBooks ruleBooks() {
    return rules;
  }

  Weather weather() {
    return weather;
  }

  SettableClock computers() {
    return computers;
  }

  ServiceClock clock() {
    return clock;
  }

  SimulatedBroker broker() {
    return broker;
  }

  List<SimulatedProvider> providers() {
    return providers;
  }

  /** The provider of a channel. */
  SimulatedProvider provider(String channel) {
    return providers.stream().filter(each -> each.name().equals(channel)).findFirst().orElseThrow();
  }

  List<SimulatedNode> nodes() {
    return nodes;
  }

  Ledger ledger() {
    return ledger;
  }

  Due due() {
    return due;
  }

  Promises promises() {
    return promises;
  }

  People people() {
    return people;
  }

  /** All that has begun on any node and not ended. */
  List<Strand> strands() {
    return nodes.stream().flatMap(node -> node.strands().stream()).toList();
  }

  /** Ends all threads; nothing is looked at any more. */
  void end() {
    strands().forEach(Strand::kill);
  }
}
