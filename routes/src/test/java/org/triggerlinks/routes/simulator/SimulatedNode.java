package org.triggerlinks.routes.simulator;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.LinkBase;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.dispatch.BackOff;
import org.triggerlinks.routes.dispatch.ChannelCarrier;
import org.triggerlinks.routes.dispatch.DispatchMeters;
import org.triggerlinks.routes.dispatch.Dispatcher;
import org.triggerlinks.routes.dispatch.Gate;
import org.triggerlinks.routes.dispatch.IntentRelay;
import org.triggerlinks.routes.dispatch.LostAttempts;
import org.triggerlinks.routes.dispatch.Pace;
import org.triggerlinks.routes.dispatch.Presence;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.wake.ClickRelease;
import org.triggerlinks.routes.wake.DrainedEverywhere;
import org.triggerlinks.routes.wake.Waker;

/**
 * A node: its disk, which stays, and its process, which may die at any point and be started again.
 * The parts of the process are the real ones, put together as {@code Flows} does.
 */
final class SimulatedNode {

  /** How long clicks in messages with several links are held. */
  static final Duration HOLD = Duration.ofSeconds(2);

  // As AttendAttempts and the settings have it.
  private static final Duration RENEWAL = Duration.ofSeconds(5);
  private static final int DRAINED_AT_ONCE = 3;

  // So that as many attempts begin together as messages are taken together, where that may be.
  private static final Duration AN_ATTEMPT = Duration.ofMillis(20);

  // So that some of these leave in the moment in which they began, and others are taken back.
  private static final int SLOWER_FOR_ATTEMPTS = 10;

  private final World world;
  private final int number;
  private final ClickLog log = new ClickLog();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Strand> requests = new ArrayList<>();
  private final List<QueueWorker> workers = new ArrayList<>();
  private Strand lifecycle;
  private boolean up;
  private boolean leaving;
  private Instant renewedAt = Instant.EPOCH;
  private Instant settledAt = Instant.EPOCH;
  private Presence presence;
  private Job renewal;

  SimulatedNode(World world, int number) {
    this.world = world;
    this.number = number;
  }

  /** Starts the process; it is up when the strand came to its end. */
  Strand start() {
    lifecycle = new Strand(this + " starting", world, this::comeUp);
    return lifecycle;
  }

  private void comeUp() {
    Database database = world.database();
    presence = Presence.announce(database, world.computers(), false);
    renewedAt = world.computers().instant();
    FactQueue queue = new FactQueue(world.broker().producer());
    FactRelay facts = new FactRelay(database, queue);
    Predecessors predecessors = new Predecessors(database, this::nanoTime);
    IntentRelay intents = new IntentRelay(database, world.broker().producer(), world.clock());
    DrainedEverywhere drained =
        new DrainedEverywhere(database, presence.instance(), presence::realTime, log::drainedUntil);
    Waker waker = new Waker(database, world.clock(), now -> drainedUntil(drained, now));
    ClickRelease release = new ClickRelease(database, world.clock(), HOLD);
    List<Dispatcher> dispatchers = world.providers().stream().map(this::dispatcher).toList();
    LostAttempts lost = new LostAttempts(database, presence, dispatchers);

    jobs.clear();
    workers.clear();
    for (int i = 0; i < 2; i++) {
      work(FactQueue.NAME, QueueWorker.Work.deciding(this::decider, predecessors));
    }
    for (int i = 0; i < dispatchers.size(); i++) {
      work(
          IntentRelay.QUEUE_PREFIX + world.providers().get(i).name(),
          QueueWorker.Work.dispatching(dispatchers.get(i), () -> leaving));
    }
    putFacts(queue, facts);
    job("relaying intents", () -> world.due().intents(), intents::relay);
    job("waking waits", () -> world.due().waits(), waker::wake);
    job("releasing clicks", () -> world.due().clicks(), release::release);
    renewal = job("renewing its lease", this::renewalIsDue, this::renew);
    job(
        "settling lost attempts",
        () -> world.due().attempts() && passed(settledAt, RENEWAL),
        () -> settle(lost));
    up = true;
    leaving = false;
  }

  // One after the other, as the queue takes one call at a time, and no strand may wait for another
  // but at its stops.
  private void putFacts(FactQueue queue, FactRelay facts) {
    List<Job> both = new ArrayList<>();
    BooleanSupplier idle = () -> both.stream().allMatch(Job::idle);
    both.add(
        job(
            "draining its log",
            () -> !log.waiting().isEmpty() && idle.getAsBoolean(),
            () -> log.drain(queue, DRAINED_AT_ONCE)));
    both.add(job("relaying facts", () -> world.due().facts() && idle.getAsBoolean(), facts::relay));
  }

  private long nanoTime() {
    return Duration.between(World.START, world.computers().instant()).toNanos();
  }

  private Dispatcher dispatcher(SimulatedProvider provider) {
    return new Dispatcher(
        world.database(),
        new ChannelCarrier(
            new Gate(provider, world.clock()), new LinkBase(URI.create("http://localhost"))),
        presence,
        new BackOff(world.chance()::fraction),
        world.clock(),
        new DispatchMeters(new SimpleMeterRegistry()),
        Pace.steady(
            provider.recognisesRepeats(), AN_ATTEMPT, () -> nanoTime() / SLOWER_FOR_ATTEMPTS));
  }

  // As it is put together at each start; made anew for each message because rules may change.
  private Decider decider() {
    return Decider.with(
        world.database(),
        world.rules(),
        new MessageWriter(URI.create("http://localhost"), world.clock()),
        world.clock(),
        HOLD);
  }

  private void work(String queue, QueueWorker.Work work) {
    QueueWorker worker = new QueueWorker(world, number, queue, work);
    workers.add(worker);
    jobs.add(worker.job());
  }

  private Job job(String doing, BooleanSupplier wanted, Runnable work) {
    Job job = new Job(wanted, () -> new Strand(this + " " + doing, world, work));
    jobs.add(job);
    return job;
  }

  private boolean passed(Instant since, Duration period) {
    return !since.plus(period).isAfter(world.computers().instant());
  }

  // Calm, nobody looks at leases but who finds a lost attempt.
  private boolean renewalIsDue() {
    return passed(renewedAt, RENEWAL) && (!world.weather().calm() || world.due().attempts());
  }

  private void renew() {
    presence.renew();
    renewedAt = world.computers().instant();
  }

  private void settle(LostAttempts lost) {
    settledAt = world.computers().instant();
    lost.settle();
  }

  private Instant drainedUntil(DrainedEverywhere everywhere, Instant now) {
    List<FactEnvelope> waiting = new ArrayList<>(log.waiting());
    Instant until = everywhere.apply(now);
    world.nodes().stream()
        .filter(node -> node != this && node.isTakenForAlive())
        .flatMap(node -> node.log.waiting().stream())
        .filter(click -> click.at().isBefore(until))
        .forEach(waiting::add);
    world.ledger().wakes(Strand.running(), waiting);
    return until;
  }

  private boolean isTakenForAlive() {
    return running() && !passed(renewedAt, RENEWAL.multipliedBy(5));
  }

  /** It is told to stop: it begins nothing more, and comes to an end with what it has in hand. */
  void leave() {
    leaving = true;
  }

  /** True if it was told to stop and has nothing in hand any more. */
  boolean mayStop() {
    return up && leaving && strands().isEmpty();
  }

  /** Takes leave and stops. */
  Strand stop() {
    lifecycle =
        new Strand(
            this + " stopping",
            world,
            () -> {
              presence.close();
              goDown();
            });
    return lifecycle;
  }

  private void goDown() {
    up = false;
    workers.forEach(QueueWorker::disconnect);
  }

  /** The process dies, whatever it is at. */
  void crash() {
    strands().forEach(Strand::kill);
    goDown();
  }

  /** A request of somebody outside, which this node answers. */
  Strand request(String what, Consumer<Database> work) {
    Strand request = new Strand(this + " " + what, world, () -> work.accept(world.database()));
    requests.add(request);
    return request;
  }

  /** True if one of its consumers has a message in hand. */
  boolean hasInHand() {
    return workers.stream().anyMatch(QueueWorker::hasInHand);
  }

  /** The connection of a consumer that has a message in hand breaks, and is made anew. */
  void breakConnection() {
    world.chance().of(workers.stream().filter(QueueWorker::hasInHand).toList()).breakConnection();
  }

  /** What it has begun and not come to an end with, in a fixed order. */
  List<Strand> strands() {
    List<Strand> strands = new ArrayList<>();
    if (lifecycle != null) {
      strands.add(lifecycle);
    }
    jobs.stream().filter(job -> !job.idle()).map(Job::strand).forEach(strands::add);
    requests.removeIf(Strand::ended);
    strands.addAll(requests);
    strands.removeIf(Strand::ended);
    return strands;
  }

  /** What it may begin now. */
  List<Job> beginnings() {
    Stream<Job> all = up() ? jobs.stream() : running() ? Stream.of(renewal) : Stream.of();
    return all.filter(Job::mayBegin).toList();
  }

  /** True if it works, and is not about to stop. */
  boolean up() {
    return running() && !leaving;
  }

  /** True if it works, perhaps at what it has in hand before it stops. */
  boolean running() {
    return up && (lifecycle == null || lifecycle.ended());
  }

  /** True if it is neither up nor about to be. */
  boolean down() {
    return !up && (lifecycle == null || lifecycle.ended());
  }

  ClickLog log() {
    return log;
  }

  @Override
  public String toString() {
    return "node " + number;
  }
}
