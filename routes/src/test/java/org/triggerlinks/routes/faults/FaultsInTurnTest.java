package org.triggerlinks.routes.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.testing.OwnMariaDb;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * The shorter part of {@code benchmarks/faults.sh}, for each build: one load, under which
 * everything fails in turn.
 */
class FaultsInTurnTest {

  private static final Duration GONE = Duration.ofSeconds(3);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final int CONTACTS = 24;

  @TempDir Path folder;

  private OwnMariaDb database;
  private BrokerProcess broker;
  private ServiceProcess first;
  private ServiceProcess second;

  @BeforeEach
  void start() throws Exception {
    database = new OwnMariaDb();
    broker = new BrokerProcess(folder.resolve("broker"));
    Path rules = Shop.workflows(folder.resolve("rules"));
    first = node("first", rules);
    second = node("second", rules);
    first.start();
    Files.createDirectories(second.data());
    Files.copy(first.data().resolve("admin.token"), second.data().resolve("admin.token"));
  }

  private ServiceProcess node(String name, Path rules) {
    return new ServiceProcess(
        folder.resolve(name),
        rules,
        Map.of(
            "database.url", database.access().url(),
            "database.user", database.access().user(),
            "broker.url", broker.url(),
            "capture.segment-bytes", Integer.toString(FileSizeLimit.SEGMENT)));
  }

  @AfterEach
  void stop() throws Exception {
    first.stop();
    second.stop();
    broker.kill();
    database.stop();
  }

  @Test
  void nothing_is_lost_or_done_twice_whatever_fails() throws Exception {
    Report report = new Report("in-turn", "all of them in turn, under one load");
    Ledger ledger = new Ledger();
    Node one = new Node("first", new Visitor(first::url, first.data()));
    Node two = new Node("second", new Visitor(second::url, second.data()));
    Shop shop = Shop.open(one.visitor(), "in-turn", CONTACTS);
    try (Traffic traffic = new Traffic(shop, ledger, one)) {
      traffic.start();
      Finish.pass(A_MOMENT);
      second.start();
      traffic.goTo(one, two);
      Finish.pass(A_MOMENT);
      first.kill();
      traffic.goTo(two);
      Finish.pass(A_MOMENT);
      first.start();
      traffic.goTo(one, two);
      Outage.of(report, ledger, "no broker", GONE, broker::kill, broker::start);
      Outage.of(report, ledger, "no database", GONE, database::stop, database::start);
      if (FileSizeLimit.missing().isEmpty()) {
        Outage.of(report, ledger, "no room", GONE, this::leaveNoRoom, this::makeRoom);
      }
    }
    Finish.of(report, two.visitor(), one.visitor());
    long lost = Outage.lost(one.visitor()) + Outage.lost(two.visitor());
    new Reconciliation(ledger, shop, Books.read(database.access(), shop.slug()), report).run(lost);
    report.close();
  }

  private void leaveNoRoom() throws Exception {
    FileSizeLimit.set(first.pid(), FileSizeLimit.TOO_SMALL);
    FileSizeLimit.set(second.pid(), FileSizeLimit.TOO_SMALL);
  }

  private void makeRoom() throws Exception {
    FileSizeLimit.lift(first.pid());
    FileSizeLimit.lift(second.pid());
  }
}
