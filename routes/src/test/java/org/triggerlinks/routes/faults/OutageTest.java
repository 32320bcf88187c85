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
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Promise 1 under load: what the service needs is gone for a while, and redirects go on. One of its
 * channels leads to a provider that knows no repeated message.
 */
@Tag("faults")
class OutageTest {

  private static final int CONTACTS = Size.of(16, 100);
  private static final Duration SLOWNESS = Duration.ofMillis(200);
  private static final int CONSUMERS = 2;

  @TempDir Path folder;

  private FaultyProvider provider;
  private OwnMariaDb database;
  private BrokerProcess broker;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    provider = FaultyProvider.slow(SLOWNESS);
    database = new OwnMariaDb();
    broker = new BrokerProcess(folder.resolve("broker"));
    service =
        new ServiceProcess(
                folder.resolve("service"),
                Shop.workflowsWithNotes(folder.resolve("rules")),
                Map.of(
                    "database.url", database.access().url(),
                    "database.user", database.access().user(),
                    "broker.url", broker.url(),
                    "dispatch.consumers", Integer.toString(CONSUMERS),
                    "capture.segment-bytes", Integer.toString(FileSizeLimit.SEGMENT)))
            .runBy(MainWithProvider.class, provider.url());
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop();
    broker.kill();
    database.stop();
    provider.close();
  }

  @Test
  void redirects_go_on_while_the_broker_is_gone_and_all_is_decided_when_it_is_back()
      throws Exception {
    Report report = new Report("broker-gone", "kill -9 of the broker for " + Outage.GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "broker-gone", CONTACTS);
    outage(report, shop, log, broker::kill, broker::start, Outage.Bounds.UNNOTICED);

    provider.become(Mood.WELL);
    Finish.of(report, Leftovers.in(database.access()), visitor);
    reconciliation(report, shop, log, 0).run();
    report.close();
  }

  @Test
  void redirects_go_on_while_the_database_is_gone_and_all_is_decided_when_it_is_back()
      throws Exception {
    Report report = new Report("database-gone", "MariaDB stopped for " + Outage.GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "database-gone", CONTACTS);
    outage(report, shop, log, database::stop, database::start, Outage.Bounds.UNNOTICED);

    provider.become(Mood.WELL);
    Finish.of(report, Leftovers.in(database.access()), visitor);
    // An answer is kept until it can be written down; a begin whose commit has no answer is not.
    reconciliation(report, shop, log, CONSUMERS).run();
    report.close();
  }

  @Test
  void redirects_go_on_while_the_disk_is_full_and_what_is_lost_is_counted_logged_and_told()
      throws Exception {
    Report.skipUnless("disk-full", FileSizeLimit.missing());
    Report report = new Report("disk-full", "no room for the capture log for " + Outage.GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "disk-full", CONTACTS);
    Outage outage =
        outage(
            report,
            shop,
            log,
            () -> FileSizeLimit.set(service.pid(), FileSizeLimit.TOO_SMALL),
            () -> {
              var health = visitor.request("GET", "/health/ready", Map.of());
              report.row("health", "%d, %,d lost", health.statusCode(), Outage.lost(visitor));
              report.holds(health.statusCode() == 503, "health says that all is well");
              FileSizeLimit.lift(service.pid());
            },
            Outage.Bounds.DISK_FULL);
    report.holds(service.printed().contains("Clicks cannot be kept ("), "the log says nothing");

    provider.become(Mood.WELL);
    Finish.of(report, Leftovers.in(database.access()), visitor);
    long counted = Outage.lost(visitor);
    report.holds(counted > 0, "health does not say what was lost");
    String metric = "triggerlinks_capture_lost_total %d.0".formatted(counted);
    report.holds(
        visitor.request("GET", "/metrics", Map.of()).body().contains(metric),
        "the numbers say something else than the health: no %s",
        metric);
    reconciliation(report, shop, log, 0).lostDuring(outage, counted).run();
    report.close();
  }

  private Reconciliation reconciliation(Report report, Shop shop, TrafficLog log, int mostUnknown)
      throws Exception {
    return new Reconciliation(log, shop, Books.read(database.access(), shop.slug()), report)
        .noted(provider, mostUnknown);
  }

  private Outage outage(
      Report report,
      Shop shop,
      TrafficLog log,
      Outage.Step begin,
      Outage.Step end,
      Outage.Bounds bounds)
      throws Exception {
    Traffic load = new Traffic(shop, log, new Target("the node", visitor));
    return Outage.underLoad(load, report, log, begin, end, bounds);
  }
}
