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
import java.util.UUID;
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

  // Threads that decide; as many as the product has by itself if it is 0.
  private static final int CONSUMERS = Setting.of("consumers", 0);

  private final Database database;
  private final Broker broker;
  private final RuleBook rules;
  private final Main camel = new Main();

  /** Opens it in this folder with the shipped evidence and policies, and these workflows. */
  Deciding(Path folder, Database database, Map<String, String> workflows) throws Exception {
    this.database = database;
    Map<String, String> own = new HashMap<>();
    own.put("http.port", "0");
    own.put("data.folder", folder.resolve("data").toString());
    if (CONSUMERS > 0) {
      own.put("decide.consumers", Integer.toString(CONSUMERS));
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
  }

  /**
   * Puts clicks on the queue, in messages as the capture log's drain makes them, and decides them;
   * gives the seconds that the deciding took.
   */
  double decide(List<FactEnvelope> clicks) throws Exception {
    queue(clicks);
    UUID first = clicks.get(0).id(); // ids grow
    UUID last = clicks.get(clicks.size() - 1).id();
    long start = System.nanoTime();
    camel.getCamelContext().getRouteController().startRoute(DecideFacts.ROUTE);
    // Counting all of them each time would be work for the database, too.
    while (decidedFrom(last) == 0 || decidedFrom(first) < clicks.size()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%d of %d facts are decided after %s."
                .formatted(decidedFrom(first), clicks.size(), PATIENCE));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    camel.getCamelContext().getRouteController().stopRoute(DecideFacts.ROUTE);
    return seconds;
  }

  private void queue(List<FactEnvelope> clicks) {
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

  private long decidedFrom(UUID first) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "select count(*) from DecidedFact where id >= :first", Long.class)
                .setParameter("first", first)
                .getSingleResult());
  }

  @Override
  public void close() {
    camel.stop();
    rules.close();
    broker.close();
  }
}
