package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.testing.OwnMariaDb;
import org.triggerlinks.routes.promises.Line;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/** Promise 1 under load: what the service needs is gone for a while, and redirects go on. */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

  private static final Duration GONE = Size.seconds(6, 60);
  private static final Duration AROUND = Size.seconds(1, 5);
  private static final int CONTACTS = Size.of(16, 100);

  @TempDir static Path folder;

  private OwnMariaDb database;
  private BrokerProcess broker;
  private Line line;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeAll
  void start() throws Exception {
    database = new OwnMariaDb();
    broker = new BrokerProcess(folder.resolve("broker"));
    line = new Line(broker.url());
    service =
        new ServiceProcess(
            folder.resolve("service"),
            Shop.workflows(folder.resolve("rules")),
            Map.of(
                "database.url", database.access().url(),
                "database.user", database.access().user(),
                "broker.url", line.url(),
                "capture.segment-bytes", Integer.toString(FileSizeLimit.SEGMENT)));
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterAll
  void stop() throws Exception {
    service.stop();
    line.close();
    broker.kill();
    database.stop();
  }

  @Test
  void redirects_go_on_while_the_broker_is_gone_and_all_is_decided_when_it_is_back()
      throws Exception {
    Report report = new Report("broker-gone", "kill -9 of the broker for " + GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "broker-gone", CONTACTS);
    outage(report, shop, log, broker::kill, broker::start);

    Finish.of(report, visitor);
    new Reconciliation(log, shop, Books.read(database.access(), shop.slug()), report).run();
    report.close();
  }

  @Test
  void redirects_go_on_while_the_line_to_the_broker_loses_everything_and_all_is_decided_later()
      throws Exception {
    Report report = new Report("broker-cut-off", "packets to the broker are dropped for " + GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "broker-cut-off", CONTACTS);
    outage(report, shop, log, line::cut, line::repair);

    Finish.of(report, visitor);
    new Reconciliation(log, shop, Books.read(database.access(), shop.slug()), report).run();
    report.close();
  }

  @Test
  void redirects_go_on_while_the_database_is_gone_and_all_is_decided_when_it_is_back()
      throws Exception {
    Report report = new Report("database-gone", "MariaDB stopped for " + GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "database-gone", CONTACTS);
    outage(report, shop, log, database::stop, database::start);

    Finish.of(report, visitor);
    new Reconciliation(log, shop, Books.read(database.access(), shop.slug()), report).run();
    report.close();
  }

  @Test
  void redirects_go_on_while_the_disk_is_full_and_what_is_lost_is_counted_logged_and_told()
      throws Exception {
    Report.skipUnless("disk-full", FileSizeLimit.missing());
    Report report = new Report("disk-full", "no room for the capture log for " + GONE);
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
            Outage.SLOWED);
    report.holds(service.printed().contains("Clicks cannot be kept ("), "the log says nothing");

    Finish.of(report, visitor);
    long counted = Outage.lost(visitor);
    report.holds(counted > 0, "health does not say what was lost");
    String metric = "triggerlinks_capture_lost_total %d.0".formatted(counted);
    report.holds(
        visitor.request("GET", "/metrics", Map.of()).body().contains(metric),
        "the numbers say something else than the health: no %s",
        metric);
    new Reconciliation(log, shop, Books.read(database.access(), shop.slug()), report)
        .lostDuring(outage, counted)
        .run();
    report.close();
  }

  private void outage(Report report, Shop shop, TrafficLog log, Outage.Step begin, Outage.Step end)
      throws Exception {
    outage(report, shop, log, begin, end, Outage.UNNOTICED);
  }

  private Outage outage(
      Report report,
      Shop shop,
      TrafficLog log,
      Outage.Step begin,
      Outage.Step end,
      double fastEnough)
      throws Exception {
    long began = System.nanoTime();
    Outage outage;
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      Finish.pass(AROUND);
      report.row("before", "%s", RedirectTimes.of(log.clicks(began, System.nanoTime())));
      outage = Outage.of("it is gone", GONE, begin, end);
      Finish.pass(AROUND);
    }
    outage.judge(report, log, fastEnough);
    return outage;
  }
}
