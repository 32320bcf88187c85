package org.triggerlinks.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.facts.FactEnvelope;

/**
 * How many clicks a second go from the queue to a committed decision (click, timeline, tag,
 * enrollment, message, intent, wait, explanation), next to the same rows inserted by plain JDBC in
 * batches.
 */
final class DecideBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int CLICKS = Integer.getInteger("clicks", 6000);

  // Of the insertion: large transactions, over as many connections as there are threads that
  // decide.
  private static final int FACTS_TOGETHER = 100;
  private static final int CONNECTIONS = 4;

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

  /** Facts a second, and the rows they became a second; once by us and once by plain JDBC. */
  private record Speed(double decided, double inserted, double rowsPerFact) {}

  @Override
  public void run() throws Exception {
    measure("H2", DecideBenchmark::h2);
    measure("MariaDB", RealMariaDb::access);
  }

  private static Database.Access h2() {
    return new Database.Access(
        Database.embeddedUrl(Temporary.folder().resolve("database").toString()), "sa", "", 16);
  }

  private static void measure(String name, Supplier<Database.Access> databases) throws Exception {
    Rounds<Speed> rounds = new Rounds<>(ROUNDS);
    rounds.add(name, () -> round(databases));
    List<Speed> taken = rounds.run().get(name);
    double decided = Rounds.median(taken.stream().map(Speed::decided).toList());
    double inserted = Rounds.median(taken.stream().map(Speed::inserted).toList());
    System.out.printf(
        "%-8s %,8.0f facts/s decided   %,8.0f facts/s inserted by JDBC (%.1f rows each)   ratio %.2f%s%n",
        name,
        decided,
        inserted,
        taken.get(0).rowsPerFact(),
        Rounds.median(taken.stream().map(s -> s.decided() / s.inserted()).toList()),
        name.equals("MariaDB") ? " (goal 0.40)" : "");
  }

  private static Speed round(Supplier<Database.Access> databases) throws Exception {
    try (Database database = Database.open(databases.get())) {
      List<FactEnvelope> clicks = Population.create(database, CLICKS).clicks();
      Rows world = Rows.of(database.dataSource(), Rows.WORLD, Rows.none());
      double deciding;
      try (Deciding flow = new Deciding(Temporary.folder(), database, Map.of("offer", WORKFLOW))) {
        flow.queue(clicks);
        deciding = flow.decideUntil(CLICKS);
      }
      Rows rows = Rows.of(database.dataSource(), Rows.DECISIONS, world);
      double inserting = insertedElsewhere(databases, world, rows);
      return new Speed(CLICKS / deciding, CLICKS / inserting, (double) rows.count() / CLICKS);
    }
  }

  private static double insertedElsewhere(
      Supplier<Database.Access> databases, Rows world, Rows rows) throws Exception {
    try (Database fresh = Database.open(databases.get())) {
      world.insert(fresh.dataSource(), 1, 1);
      return rows.insert(fresh.dataSource(), CLICKS / FACTS_TOGETHER, CONNECTIONS);
    }
  }
}
