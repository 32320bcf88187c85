package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.testing.OwnMariaDb;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/** Promise 1 under load: what the service needs is gone for a while, and redirects go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

  private static final Duration GONE = Size.seconds(4, 60);
  private static final Duration AROUND = Size.seconds(1, 5);
  // While the disk is full a redirect takes up to a tenth of a second more, and 16 browsers wait.
  private static final double ENOUGH = 0.7;
  private static final int CONTACTS = Size.of(16, 100);

  // Less than a segment of the capture log, so that its files do not fit and all others do.
  private static final int SEGMENT_BYTES = 200_000;
  private static final int DISK_BYTES = 100_000;

  private static final Pattern LOST = Pattern.compile("([0-9,]+) clicks were lost");

  @TempDir static Path folder;

  private OwnMariaDb database;
  private BrokerProcess broker;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeAll
  void start() throws Exception {
    database = new OwnMariaDb();
    broker = new BrokerProcess(folder.resolve("broker"));
    service =
        new ServiceProcess(
            folder.resolve("service"),
            Shop.workflows(folder.resolve("rules")),
            Map.of(
                "database.url", database.access().url(),
                "database.user", database.access().user(),
                "broker.url", broker.url(),
                "capture.segment-bytes", Integer.toString(SEGMENT_BYTES)));
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterAll
  void stop() throws Exception {
    service.stop();
    broker.kill();
    database.stop();
  }

  private interface Step {
    void take() throws Exception;
  }

  @Test
  void redirects_go_on_while_the_broker_is_gone_and_all_is_decided_when_it_is_back()
      throws Exception {
    Report report = new Report("broker-gone", "kill -9 of the broker for " + GONE);
    Ledger ledger = new Ledger();
    Shop shop = Shop.open(visitor, "broker-gone", CONTACTS);
    outage(report, shop, ledger, broker::kill, broker::start);

    Finish.of(report, visitor);
    new Reconciliation(ledger, shop, Books.read(database.access(), shop.slug()), report).run();
    report.close();
  }

  @Test
  void redirects_go_on_while_the_database_is_gone_and_all_is_decided_when_it_is_back()
      throws Exception {
    Report report = new Report("database-gone", "MariaDB stopped for " + GONE);
    Ledger ledger = new Ledger();
    Shop shop = Shop.open(visitor, "database-gone", CONTACTS);
    outage(report, shop, ledger, database::stop, database::start);

    Finish.of(report, visitor);
    new Reconciliation(ledger, shop, Books.read(database.access(), shop.slug()), report).run();
    report.close();
  }

  @Test
  void redirects_go_on_while_the_disk_is_full_and_what_is_lost_is_counted_logged_and_told()
      throws Exception {
    Report.skipUnless("disk-full", FileSizeLimit.missing());
    Report report = new Report("disk-full", "no room for the capture log for " + GONE);
    Ledger ledger = new Ledger();
    Shop shop = Shop.open(visitor, "disk-full", CONTACTS);
    outage(
        report,
        shop,
        ledger,
        () -> FileSizeLimit.set(service.pid(), DISK_BYTES),
        () -> {
          var health = visitor.request("GET", "/health/ready", Map.of());
          report.row("health", "%d: %s", health.statusCode(), told(health.body()));
          report.holds(health.statusCode() == 503, "health says that all is well");
          FileSizeLimit.lift(service.pid());
        });
    report.holds(service.printed().contains("Clicks cannot be kept ("), "the log says nothing");

    Finish.of(report, visitor);
    String health = visitor.request("GET", "/health/ready", Map.of()).body();
    Matcher lost = LOST.matcher(health);
    report.holds(lost.find(), "health does not say what was lost: %s", health);
    long counted = Long.parseLong(lost.group(1).replace(",", ""));
    String metric = "triggerlinks_capture_lost_total %d.0".formatted(counted);
    report.holds(
        visitor.request("GET", "/metrics", Map.of()).body().contains(metric),
        "the numbers say something else than the health: no %s",
        metric);
    new Reconciliation(ledger, shop, Books.read(database.access(), shop.slug()), report)
        .run(counted);
    report.close();
  }

  private static String told(String health) {
    Matcher lost = LOST.matcher(health);
    return lost.find() ? lost.group() : health;
  }

  private void outage(Report report, Shop shop, Ledger ledger, Step begin, Step end)
      throws Exception {
    long from;
    long until;
    long began = System.nanoTime();
    try (Traffic traffic = new Traffic(shop, ledger, new Node("the node", visitor))) {
      traffic.start();
      Finish.pass(AROUND);
      from = System.nanoTime();
      begin.take();
      Finish.pass(GONE);
      until = System.nanoTime();
      end.take();
      Finish.pass(AROUND);
    }
    compare(report, ledger, began, from, until);
  }

  private static void compare(Report report, Ledger ledger, long began, long from, long until) {
    Pace before = Pace.of(ledger.clicks(began, from));
    Pace meanwhile = Pace.of(ledger.clicks(from, until));
    report.row("before", "%s", before).row("meanwhile", "%s", meanwhile);
    report.none("not answered meanwhile", troubles(ledger.clicks(from, until)));
    report.holds(
        meanwhile.perSecond() > ENOUGH * Traffic.CLICKS_PER_SECOND,
        "meanwhile there were %.0f redirects a second only",
        meanwhile.perSecond());
  }

  private static List<String> troubles(List<Ledger.Click> clicks) {
    return clicks.stream()
        .filter(click -> !click.redirected())
        .map(click -> click.status() + " " + click.trouble())
        .toList();
  }
}
