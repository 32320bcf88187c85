package org.triggerlinks.routes.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Two nodes on one MariaDB and one Artemis: one is killed under load, and another one is added. One
 * of their channels leads to a provider that knows no repeated message.
 */
@Tag("faults")
class TwoNodesUnderLoadTest {

  private static final Duration A_WHILE = Size.seconds(2, 30);
  private static final int CONTACTS = Size.of(24, 200);

  // Half of what comes in cannot be sent, so that messages are in hand although nothing is decided.
  private static final int CONSUMERS = 2;
  private static final Duration SLOWNESS = Duration.ofMillis(1_500);

  @TempDir Path folder;

  private FaultyProvider provider;
  private BrokerProcess broker;
  private Database.Access database;
  private ServiceProcess first;
  private ServiceProcess second;
  private ServiceProcess third;

  @BeforeEach
  void start() throws Exception {
    provider = FaultyProvider.slow(SLOWNESS);
    broker = new BrokerProcess(folder.resolve("broker"));
    database = RealMariaDb.access();
    Path rules = Shop.workflowsWithNotes(folder.resolve("rules"));
    first = node("first", rules);
    second = node("second", rules);
    third = node("third", rules);
    // It makes the tables, and the token of whoever uses the API.
    first.start();
    for (ServiceProcess other : new ServiceProcess[] {second, third}) {
      Files.createDirectories(other.data());
      Files.copy(first.data().resolve("admin.token"), other.data().resolve("admin.token"));
    }
    second.start();
  }

  private ServiceProcess node(String name, Path rules) {
    return new ServiceProcess(
            folder.resolve(name),
            rules,
            Map.of(
                "database.url", database.url(),
                "database.user", database.user(),
                "broker.url", broker.url(),
                "dispatch.consumers", Integer.toString(CONSUMERS),
                "follow.period", "1s"))
        .runBy(MainWithProvider.class, provider.url());
  }

  @AfterEach
  void stop() throws Exception {
    first.stop();
    second.stop();
    third.stop();
    broker.kill();
    provider.close();
  }

  @Test
  void nothing_is_lost_or_done_twice_when_one_is_killed_and_another_one_added() throws Exception {
    Report report = new Report("two-nodes", "two nodes, one killed, another one added");
    TrafficLog log = new TrafficLog();
    Visitor visitor = new Visitor(second::url, second.data());
    Shop shop = Shop.open(visitor, "two-nodes", CONTACTS);
    Target one = new Target("first", new Visitor(first::url, first.data()));
    Target two = new Target("second", visitor);
    Target three = new Target("third", new Visitor(third::url, third.data()));
    try (Traffic traffic = new Traffic(shop, log, one, two)) {
      traffic.start();
      Finish.pass(A_WHILE);
      killInTheMiddleOfMuch();
      traffic.goTo(two);
      Finish.pass(A_WHILE);
      third.start();
      traffic.goTo(two, three);
      Finish.pass(A_WHILE);
    }
    provider.become(Mood.WELL);
    // What it answered and did not hand on is on its disk.
    first.start();

    Finish.of(report, Leftovers.in(database), two.visitor(), one.visitor(), three.visitor());
    for (Target node : new Target[] {one, two, three}) {
      RedirectTimes times =
          RedirectTimes.of(
              log.clicks().stream().filter(click -> click.node().equals(node.name())).toList());
      report.row(node.name() + " node", "%s", times);
    }
    new Reconciliation(log, shop, Books.read(database, shop.slug()), report)
        .noted(provider, CONSUMERS)
        .run();
    report.close();
  }

  /** With a backlog of a while, so that facts are on their way to the node that dies. */
  private void killInTheMiddleOfMuch() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select id from contact for update");
      Finish.pass(A_WHILE);
      first.kill();
      connection.rollback();
    }
  }
}
