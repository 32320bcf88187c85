package org.triggerlinks.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.facts.FactEnvelope;

/**
 * How many clicks a second go from the queue to a committed decision (click, timeline, tag,
 * enrollment, message, intent, wait, explanation), next to the same rows inserted by plain JDBC in
 * batches: as the driver does it by itself, and with MariaDB's protocol for bulk inserts, which the
 * product's own connections use.
 */
final class DecideBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int CLICKS = Setting.of("clicks", 24_000);

  // Each round has compiled rules and queries of its own, which the JVM meets for the first time.
  private static final int WARM_UP = CLICKS / 3;

  // Of the insertion: large transactions, over more connections than there are processors.
  private static final int FACTS_TOGETHER = 100;
  private static final int CONNECTIONS = 4;
  private static final String BULK = "?useBulkStmts=true&useServerPrepStmts=true";

  static final String WORKFLOW =
      """
      package workflows.offer
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*

      // re-entry: never again

      rule "An offer was opened: tag, follow up, wait for the details"
      when
          LinkClicked( link == "Offer", human )
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( addTag( "Interested" ) );
          insert( sendEmail( "The details", "Hi {{contact.first_name | there}}, {{link.Details | read on}}." ) );
          insert( waitForClick( "Details", days(2) ) );
      end

      rule "The details were not read"
      when
          WaitTimedOut( name == "Details" )
      then
          insert( leave() );
      end
      """;

  /**
   * Facts a second.
   *
   * @param decided by us
   * @param inserted their rows, by plain JDBC
   * @param insertedInBulk their rows, by JDBC with the driver's protocol for bulk inserts; not a
   *     number if there is none
   * @param rows rows of a decided fact
   * @param processors who kept them busy while it was decided
   */
  private record Speed(
      double decided, double inserted, double insertedInBulk, double rows, Processors processors) {}

  @Override
  public void run() throws Exception {
    DatabaseTime.prepare();
    System.out.printf(
        "%-8s %10s %14s %7s %23s %7s %10s%n",
        "facts/s",
        "decided",
        "JDBC batches",
        "ratio",
        "in the driver's bulk *",
        "ratio",
        "rows/fact");
    measure("H2", DecideBenchmark::h2);
    measure("MariaDB", RealMariaDb::access);
    System.out.printf(
        "goal, with MariaDB: a ratio of 0.40%n"
            + "* JDBC batches with the driver's protocol for bulk statements (useBulkStmts), prepared once, which"
            + " the product's own connections use; H2 has none%n");
    profile();
  }

  private static Database.Access h2() {
    return new Database.Access(
        Database.embeddedUrl(Temporary.folder().resolve("database").toString()), "sa", "", 16);
  }

  private static void measure(String name, Supplier<Database.Access> databases) throws Exception {
    Rounds<Speed> rounds = new Rounds<>(ROUNDS);
    rounds.add(name, () -> round(databases));
    List<Speed> taken = rounds.run().get(name);
    System.out.printf(
        "%-8s %,10.0f %,14.0f %7.2f %23s %7s %10.1f%n",
        name,
        Rounds.median(taken, Speed::decided),
        Rounds.median(taken, Speed::inserted),
        Rounds.median(taken, speed -> speed.decided() / speed.inserted()),
        ifAny("%,.0f", Rounds.median(taken, Speed::insertedInBulk)),
        ifAny("%.2f", Rounds.median(taken, speed -> speed.decided() / speed.insertedInBulk())),
        Rounds.median(taken, Speed::rows));
    System.out.printf(
        "  while deciding, %s%n",
        Processors.median(taken.stream().map(Speed::processors).toList()));
  }

  // Further clicks, for nothing is measured beside a recording.
  private static void profile() throws Exception {
    try (Database database = Database.open(RealMariaDb.access())) {
      List<FactEnvelope> clicks = Population.create(database, CLICKS).clicks();
      try (Deciding flow = new Deciding(Temporary.folder(), database, Map.of("offer", WORKFLOW))) {
        flow.queue(clicks);
        flow.await(clicks.subList(0, WARM_UP));
        System.out.printf("%nwhat transactions wait for meanwhile%n");
        DatabaseTime.during(
                () -> {
                  flow.await(clicks.subList(WARM_UP, CLICKS));
                  return null;
                })
            .print();
      }
    }
  }

  private static String ifAny(String format, double figure) {
    return Double.isNaN(figure) ? "-" : format.formatted(figure);
  }

  private static Speed round(Supplier<Database.Access> databases) throws Exception {
    try (Database database = Database.open(databases.get())) {
      List<FactEnvelope> clicks = Population.create(database, CLICKS).clicks();
      Rows world = Rows.of(database.dataSource(), Rows.WORLD, Rows.none());
      Processors.Used<Double> deciding;
      try (Deciding flow = new Deciding(Temporary.folder(), database, Map.of("offer", WORKFLOW))) {
        deciding = flow.decide(clicks, WARM_UP);
      }
      Rows rows = Rows.of(database.dataSource(), Rows.DECISIONS, world);
      return new Speed(
          deciding.result(),
          CLICKS / insertedElsewhere(databases.get(), "", world, rows),
          insertedInBulk(databases.get(), world, rows),
          (double) rows.count() / CLICKS,
          deciding.processors());
    }
  }

  private static double insertedInBulk(Database.Access access, Rows world, Rows rows)
      throws Exception {
    return access.url().startsWith("jdbc:mariadb:")
        ? CLICKS / insertedElsewhere(access, BULK, world, rows)
        : Double.NaN;
  }

  private static double insertedElsewhere(
      Database.Access access, String option, Rows world, Rows rows) throws Exception {
    Database.open(access).close(); // makes the tables
    String url = access.url() + option;
    List<Connection> connections = new ArrayList<>();
    try {
      for (int number = 0; number < CONNECTIONS; number++) {
        Connection connection = DriverManager.getConnection(url, access.user(), access.password());
        connection.setAutoCommit(false);
        connections.add(connection);
      }
      world.insert(connections.subList(0, 1), 1);
      return rows.insert(connections, CLICKS / FACTS_TOGETHER);
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }
}
