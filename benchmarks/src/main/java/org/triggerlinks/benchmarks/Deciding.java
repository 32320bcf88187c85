package org.triggerlinks.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.decide.DecideFacts;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.decide.FactsOffQueue;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.decide.StoredVersions;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.Groups;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.runtime.Broker;
import org.triggerlinks.routes.runtime.Settings;
import org.triggerlinks.rules.RuleBook;

/** The flow that decides facts, with its queue, its rules and a database, and nothing else. */
final class Deciding implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // How many clicks the capture log gives to the queue at once.
  private static final int DRAINED_TOGETHER = 2048;

  /** Threads that decide; 0 are as many as the product has by itself. */
  static final int CONSUMERS = Setting.of("consumers", 0);

  private final Database database;
  private final Broker broker;
  private final RuleBook rules;
  private final Main camel = new Main();

  /** Opens it in this folder with the shipped evidence and policies, and these workflows. */
  Deciding(Path folder, Database database, Map<String, String> workflows) throws Exception {
    this(folder, database, workflows, CONSUMERS);
  }

  /** The same with so many threads that decide, see {@link #CONSUMERS}. */
  Deciding(Path folder, Database database, Map<String, String> workflows, int consumers)
      throws Exception {
    this.database = database;
    Map<String, String> own = new HashMap<>();
    own.put("http.port", "0");
    own.put("data.folder", folder.resolve("data").toString());
    if (consumers > 0) {
      own.put("decide.consumers", Integer.toString(consumers));
    }
    Settings settings = Settings.load(Path.of("config"), own);
    Clock clock = ServiceClock.system();
    broker = Broker.open(settings);
    rules = RuleBook.open(RuleFolder.with(workflows), new StoredVersions(database, clock), clock);
    rules.refresh();
    Decider decider =
        Decider.with(
            database,
            rules,
            new MessageWriter(URI.create("https://go.example.com"), clock),
            clock,
            settings.decide().hold());
    camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
    camel.bind("jms", broker.jms());
    camel.configure().withAutoConfigurationEnabled(false).withShutdownTimeout(1);
    settings.placeholders().forEach(camel::addInitialProperty);
    camel
        .configure()
        .addRoutesBuilder(new DecideFacts(new FactsOffQueue(decider, new Predecessors(database))));
    camel.start();
    // All threads are there before there is anything on the queue. One that comes when there is
    // gets nothing for a second: what the other one has in hand is done first, to keep the order.
    camel.getCamelContext().getRouteController().startRoute(DecideFacts.ROUTE);
  }

  /**
   * Decides these clicks, whose ids grow, and gives how many a second: of those after the first so
   * many, from when these are decided.
   */
  Processors.Used<Double> decide(List<FactEnvelope> clicks, int first) throws Exception {
    List<FactEnvelope> rest = clicks.subList(first, clicks.size());
    queue(clicks);
    await(clicks.subList(0, first));
    long start = System.nanoTime();
    long already = decided(rest);
    return Processors.during(
        () -> {
          await(rest);
          return (rest.size() - already) / ((System.nanoTime() - start) / 1e9);
        });
  }

  /**
   * Decides these few clicks, whose ids grow, and gives how many a second. They are being decided
   * while they are put on the queue, which is part of the time.
   */
  double decide(List<FactEnvelope> clicks) throws Exception {
    long start = System.nanoTime();
    queue(clicks);
    await(clicks);
    return clicks.size() / ((System.nanoTime() - start) / 1e9);
  }

  /** Puts clicks on the queue, in messages as the capture log's drain makes them. */
  void queue(List<FactEnvelope> clicks) {
    FactQueue queue = new FactQueue(new BrokerQueues(broker.pooled()));
    for (int from = 0; from < clicks.size(); from += DRAINED_TOGETHER) {
      Map<String, List<String>> groups = new LinkedHashMap<>();
      for (FactEnvelope click :
          clicks.subList(from, Math.min(clicks.size(), from + DRAINED_TOGETHER))) {
        String ref = ((Occurrence.Clicked) click.what()).ref();
        groups
            .computeIfAbsent(Groups.of(Keys.partitionOf(ref)), group -> new ArrayList<>())
            .add(FactJson.write(click));
      }
      queue.put(groups);
    }
  }

  /** Waits until these clicks, whose ids grow, are decided. */
  void await(List<FactEnvelope> clicks) throws Exception {
    if (clicks.isEmpty()) {
      return;
    }
    List<FactEnvelope> last = clicks.subList(clicks.size() - 1, clicks.size());
    long start = System.nanoTime();
    // Counting all of them each time would be work for the database, too.
    while (decided(last) == 0 || decided(clicks) < clicks.size()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%d of %d facts are decided after %s."
                .formatted(decided(clicks), clicks.size(), PATIENCE));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private long decided(List<FactEnvelope> clicks) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "select count(*) from DecidedFact where id between :first and :last",
                    Long.class)
                .setParameter("first", clicks.get(0).id())
                .setParameter("last", clicks.get(clicks.size() - 1).id())
                .getSingleResult());
  }

  @Override
  public void close() {
    camel.stop();
    rules.close();
    broker.close();
  }
}
