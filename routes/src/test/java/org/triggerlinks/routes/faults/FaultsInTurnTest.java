package org.triggerlinks.routes.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.testing.OwnMariaDb;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * The shorter part of {@code benchmarks/faults.sh}, for each build: one load, under which
 * everything fails in turn.
 */
class FaultsInTurnTest {

  private static final Duration GONE = Duration.ofSeconds(5);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final String NO_ROOM = "no room";
  private static final int CONTACTS = 24;

  // Fewer than come in can be sent, so that messages are in hand when it is killed.
  private static final int CONSUMERS = 2;
  private static final Duration SLOWNESS = Duration.ofMillis(500);

  // Of the one that was killed, and of both when the database went in the middle of a begin.
  private static final int MOST_UNKNOWN = 3 * CONSUMERS;

  @TempDir Path folder;

  private FaultyProvider provider;
  private OwnMariaDb database;
  private BrokerProcess broker;
  private ServiceProcess first;
  private ServiceProcess second;

  @BeforeEach
  void start() throws Exception {
    provider = FaultyProvider.slow(SLOWNESS);
    database = new OwnMariaDb();
    broker = new BrokerProcess(folder.resolve("broker"));
    Path rules = Shop.workflowsWithNotes(folder.resolve("rules"));
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
                "dispatch.consumers", Integer.toString(CONSUMERS),
                "capture.segment-bytes", Integer.toString(FileSizeLimit.SEGMENT)))
        .runBy(MainWithProvider.class, provider.url());
  }

  @AfterEach
  void stop() throws Exception {
    first.stop();
    second.stop();
    broker.kill();
    database.stop();
    provider.close();
  }

  @Test
  void nothing_is_lost_or_done_twice_whatever_fails() throws Exception {
    Report report = new Report("in-turn", "all of them in turn, under one load");
    TrafficLog log = new TrafficLog();
    Target one = new Target("first", new Visitor(first::url, first.data()));
    Target two = new Target("second", new Visitor(second::url, second.data()));
    Shop shop = Shop.open(one.visitor(), "in-turn", CONTACTS);
    List<Outage> outages = new ArrayList<>();
    try (Traffic traffic = new Traffic(shop, log, one)) {
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
      // It has just started, and is slow for that.
      Finish.pass(A_MOMENT);
      outages.add(Outage.of("no broker", GONE, broker::kill, broker::start));
      outages.add(Outage.of("no database", GONE, database::stop, database::start));
      if (FileSizeLimit.missing().isEmpty()) {
        outages.add(Outage.of(NO_ROOM, GONE, this::leaveNoRoom, this::makeRoom));
        Finish.pass(A_MOMENT);
      }
    }
    provider.become(Mood.WELL);
    RedirectTimes usual = Outage.usual(report, log, outages);
    outages.forEach(outage -> outage.judge(report, log, bounds(outage), usual));
    Finish.of(report, Leftovers.in(database.access()), two.visitor(), one.visitor());
    Reconciliation reconciliation =
        new Reconciliation(log, shop, Books.read(database.access(), shop.slug()), report)
            .noted(provider, MOST_UNKNOWN);
    long lost = Outage.lost(one.visitor()) + Outage.lost(two.visitor());
    for (Outage outage : outages) {
      if (outage.is(NO_ROOM)) {
        report.holds(lost > 0, "nothing was lost, so there was room");
        reconciliation.lostDuring(outage, lost);
      }
    }
    reconciliation.run();
    report.close();
  }

  private static Outage.Bounds bounds(Outage outage) {
    return outage.is(NO_ROOM) ? Outage.Bounds.DISK_FULL : Outage.Bounds.IN_TURN;
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
