package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.testing.OwnMariaDb;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.promises.Line;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Promise 1 under load: nothing that is sent to the database arrives, and nobody is told. When it
 * is back, who was connected is still not heard and has to find that out. One of the channels leads
 * to a provider that knows no repeated message.
 */
@Tag("faults")
class DatabaseCutOffTest {

  private static final int CONTACTS = Size.of(16, 100);
  private static final Duration SLOWNESS = Duration.ofMillis(200);
  private static final int CONSUMERS = 2;

  // The full run has those of the product. What somebody who is cut off had locked, the database
  // sets free after its own.
  private static final String LIMITS =
      Size.full() ? "" : "?socketTimeout=1000&sessionVariables=idle_transaction_timeout=5";

  @TempDir Path folder;

  private FaultyProvider provider;
  private OwnMariaDb database;
  private Line line;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    provider = FaultyProvider.slow(SLOWNESS);
    database = new OwnMariaDb();
    line = new Line(database.access().url());
    service =
        new ServiceProcess(
                folder.resolve("service"),
                Shop.workflowsWithNotes(folder.resolve("rules")),
                Map.of(
                    "database.url", line.over(database.access().url()) + LIMITS,
                    "database.user", database.access().user(),
                    "dispatch.consumers", Integer.toString(CONSUMERS)))
            .runBy(MainWithProvider.class, provider.url());
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop();
    line.close();
    database.stop();
    provider.close();
  }

  @Test
  void redirects_go_on_while_the_database_hears_nothing_and_all_is_decided_when_it_does()
      throws Exception {
    Report report =
        new Report("database-cut-off", "packets to the database are dropped for " + Outage.GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "database-cut-off", CONTACTS);
    Traffic load = new Traffic(shop, log, new Target("the node", visitor));
    Outage.underLoad(load, report, log, line::cut, line::repairForOthers, Outage.Bounds.UNNOTICED);

    provider.become(Mood.WELL);
    Finish.of(report, Leftovers.in(database.access()), visitor);
    // As where the database is gone: a begin whose commit has no answer.
    new Reconciliation(log, shop, Books.read(database.access(), shop.slug()), report)
        .noted(provider, CONSUMERS)
        .run();
    report.close();
  }
}
