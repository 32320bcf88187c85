package org.triggerlinks.routes.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.RoutesBuilder;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.channels.Providers;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.api.RestApi;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.compose.LinkBase;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.compose.WebhookCall;
import org.triggerlinks.routes.deadletters.DeadLetters;
import org.triggerlinks.routes.decide.DecideFacts;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.decide.DecisionMeters;
import org.triggerlinks.routes.decide.FactsOffQueue;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.dispatch.Carrier;
import org.triggerlinks.routes.dispatch.ChannelCarrier;
import org.triggerlinks.routes.dispatch.DispatchMeters;
import org.triggerlinks.routes.dispatch.Dispatching;
import org.triggerlinks.routes.dispatch.Gate;
import org.triggerlinks.routes.dispatch.GateMeters;
import org.triggerlinks.routes.dispatch.IntentRelay;
import org.triggerlinks.routes.dispatch.Presence;
import org.triggerlinks.routes.dispatch.WebhookCarrier;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.inbound.DrainInbound;
import org.triggerlinks.routes.links.LinkEdits;
import org.triggerlinks.routes.links.LinkFollower;
import org.triggerlinks.routes.links.LinkTable;
import org.triggerlinks.routes.nodes.Follower;
import org.triggerlinks.routes.nodes.Followers;
import org.triggerlinks.routes.nodes.HearNews;
import org.triggerlinks.routes.nodes.TellNews;
import org.triggerlinks.routes.operations.CaptureMeters;
import org.triggerlinks.routes.operations.MeasureBacklog;
import org.triggerlinks.routes.operations.QueueMeters;
import org.triggerlinks.routes.operations.RuleMeters;
import org.triggerlinks.routes.operations.StoreMeters;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.queue.QueueDepths;
import org.triggerlinks.routes.queue.Queues;
import org.triggerlinks.routes.queue.RelayToQueue;
import org.triggerlinks.routes.redirect.CaptureDrain;
import org.triggerlinks.routes.redirect.DrainCapture;
import org.triggerlinks.routes.redirect.RedirectLink;
import org.triggerlinks.routes.redirect.Redirector;
import org.triggerlinks.routes.redirect.Unsubscribe;
import org.triggerlinks.routes.redirect.Unsubscriber;
import org.triggerlinks.routes.sandbox.Backlog;
import org.triggerlinks.routes.sandbox.SandboxClock;
import org.triggerlinks.routes.wake.ClickRelease;
import org.triggerlinks.routes.wake.DrainedEverywhere;
import org.triggerlinks.routes.wake.ReleaseClicks;
import org.triggerlinks.routes.wake.WakeWaits;
import org.triggerlinks.routes.wake.Waker;
import org.triggerlinks.rules.RuleBook;

/** All flows of an instance, in the order in which a click meets them. */
final class Flows {

  private final Settings settings;
  private final Parts parts;
  private final Entrances entrances;
  private final Database database;
  private final ServiceClock clock;

  /**
   * What the flows work with; {@link TriggerLinks} opens and closes it.
   *
   * @param log the capture log of this node
   * @param inbound the log of what providers tell, if one does
   * @param presence tells the other nodes that this one is alive
   */
  record Parts(
      Database database,
      ServiceClock clock,
      Broker broker,
      CaptureLog log,
      Optional<CaptureLog> inbound,
      RuleBook rules,
      Presence presence,
      Providers providers,
      List<Channel> channels,
      WebhookCarrier webhooks,
      Metrics metrics,
      HealthChecks checks) {}

  Flows(Settings settings, Parts parts, Entrances entrances) {
    this.settings = settings;
    this.parts = parts;
    this.entrances = entrances;
    this.database = parts.database();
    this.clock = parts.clock();
  }

  List<RoutesBuilder> all() {
    LinkTable table = new LinkTable();
    LinkFollower links = new LinkFollower(table, database);
    SandboxClock sandboxClock = new SandboxClock(database, clock, entrances::tell);
    MessageWriter writer = new MessageWriter(settings.baseUrl(), clock);
    FactQueue queue = new FactQueue(new BrokerQueues(parts.broker().pooled()));
    CaptureDrain drain = new CaptureDrain(parts.log(), queue, settings.decide().batch());

    List<RoutesBuilder> all = new ArrayList<>();
    all.add(new HttpFailures());
    all.add(new ServeOperations(parts.checks(), parts.metrics()));
    all.add(
        new RedirectLink(
            new Redirector(table, parts.log(), clock),
            new Forwarded(settings.http().trustedProxies())));
    all.add(
        new Unsubscribe(
            new Unsubscriber(parts.log(), clock), new Forwarded(settings.http().trustedProxies())));
    all.add(new DrainCapture(drain));
    all.addAll(parts.providers().routes());
    Optional<InboundFlow> inbound =
        parts.inbound().map(log -> InboundFlow.from(log, settings, parts));
    inbound.ifPresent(flow -> all.addAll(flow.routes()));
    all.add(RelayToQueue.facts(facts(queue)::relay));
    DecisionMeters decisions = new DecisionMeters(parts.metrics().registry());
    parts.checks().add("decisions", () -> Health.up(decisions.sentence()));
    if (settings.decide().consumers() > 0) {
      Decider decider =
          Decider.with(database, parts.rules(), writer, clock, settings.decide().hold(), decisions);
      all.add(new DecideFacts(new FactsOffQueue(decider, new Predecessors(database))));
    }
    List<Gate> gates = parts.channels().stream().map(channel -> new Gate(channel, clock)).toList();
    all.addAll(dispatching(new BrokerQueues(parts.broker().pooled()), gates));
    all.add(new WakeWaits(waker(now -> drainedUntil(drain, inbound, now))));
    all.add(new ReleaseClicks(new ClickRelease(database, clock, settings.decide().hold())));
    all.add(measuring());
    all.add(new TellNews());
    all.add(new HearNews(new Followers(followers(links, sandboxClock))));
    all.addAll(api(writer, new LinkEdits(database, links, entrances::tell), sandboxClock, gates));
    return all;
  }

  // What came in by either way before a deadline is not overtaken by it.
  private static Instant drainedUntil(
      CaptureDrain clicks, Optional<InboundFlow> inbound, Instant now) {
    Instant byClicks = clicks.drainedUntil(now);
    return inbound
        .map(flow -> flow.drain().drainedUntil(now))
        .filter(byWebhooks -> byWebhooks.isBefore(byClicks))
        .orElse(byClicks);
  }

  private Waker waker(UnaryOperator<Instant> drainedHere) {
    Presence presence = parts.presence();
    return new Waker(
        database,
        clock,
        new DrainedEverywhere(database, presence.instance(), presence::realTime, drainedHere));
  }

  private FactRelay facts(FactQueue queue) {
    QueueDepths depths = new QueueDepths(parts.broker().plain());
    return new FactRelay(
        database, queue, () -> depths.of(List.of(FactQueue.NAME)), System::nanoTime);
  }

  private List<RoutesBuilder> dispatching(Queues queues, List<Gate> gates) {
    DispatchMeters meters = new DispatchMeters(parts.metrics().registry());
    GateMeters.bind(parts.metrics().registry(), gates);
    parts.checks().add("channels", new ChannelsHealth(meters, gates));
    DeadLetters letters = new DeadLetters(parts.broker().pooled());
    return Dispatching.routes(
        database, queues, parts.presence(), carriers(gates), clock, meters, letters::among);
  }

  private MeasureBacklog measuring() {
    MeterRegistry registry = parts.metrics().registry();
    CaptureMeters.ofClicks(registry, parts.log());
    parts.inbound().ifPresent(log -> CaptureMeters.ofWebhooks(registry, log));
    RuleMeters.bind(registry, parts.rules());
    QueueMeters depths =
        QueueMeters.bind(
            registry, new QueueDepths(parts.broker().plain()), queues(), System::nanoTime);
    StoreMeters store = StoreMeters.bind(registry, database, clock, System::nanoTime);
    parts.checks().add("backlog", new BacklogHealth(depths, store));
    return new MeasureBacklog(depths, store);
  }

  /** Who empties which queue: the channels that are switched on, and the webhooks. */
  private List<Carrier> carriers(List<Gate> gates) {
    LinkBase links = new LinkBase(settings.baseUrl());
    return Stream.concat(
            gates.stream().map(gate -> new ChannelCarrier(gate, links)),
            Stream.<Carrier>of(parts.webhooks()))
        .toList();
  }

  /** A clock that nobody may move stays with the real time, whatever the database says. */
  private List<Follower> followers(LinkFollower links, SandboxClock sandboxClock) {
    return settings.sandboxClock() ? List.of(links, sandboxClock) : List.of(links);
  }

  private List<RoutesBuilder> api(
      MessageWriter writer, LinkEdits edits, SandboxClock sandboxClock, List<Gate> gates) {
    return RestApi.routes(
        new RestApi.Parts(
            database,
            clock,
            parts.rules(),
            writer,
            edits,
            sandboxClock,
            gates,
            settings.baseUrl(),
            parts.broker().pooled(),
            backlog(),
            entrances::wakeAll),
        new RestApi.Choices(
            true,
            settings.sandboxClock(),
            settings.http().maxBodyBytes(),
            settings.phoneRegion(),
            Math.max(1, settings.http().workers() / 2)));
  }

  private Backlog backlog() {
    return new Backlog(
        () ->
            parts.log().stats().waitingRecords()
                + parts.inbound().map(log -> log.stats().waitingRecords()).orElse(0L),
        database,
        new QueueDepths(parts.broker().plain()),
        dispatchQueues(),
        clock);
  }

  /** The queues that this installation uses. */
  private List<String> queues() {
    return Stream.of(
            Stream.of(FactQueue.NAME, DeadLetters.QUEUE),
            parts.inbound().map(log -> DrainInbound.QUEUE).stream(),
            dispatchQueues().stream())
        .flatMap(Function.identity())
        .toList();
  }

  private static List<String> dispatchQueues() {
    return Stream.concat(Channels.NAMES.stream(), Stream.of(WebhookCall.CHANNEL))
        .map(IntentRelay.QUEUE_PREFIX::concat)
        .toList();
  }
}
