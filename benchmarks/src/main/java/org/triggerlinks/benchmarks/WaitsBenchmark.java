package org.triggerlinks.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

/**
 * A million people in a workflow, each with an open wait: what memory that takes, and how fast a
 * hundred thousand waits end that fall due at the same moment, while others click.
 */
final class WaitsBenchmark implements Benchmark {

  private static final int OPEN = Setting.of("waits", 1_000_000);
  private static final int DUE = OPEN / 10;
  private static final int ROUNDS = 3;
  private static final int CLICKS_PER_SECOND = 50;
  private static final int CLICKS = Setting.of("clicks", 500);
  private static final int FIRST_CLICKS = 200;
  private static final int WARM_UP = DUE / 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String OVERDUE =
      "SELECT EXISTS (SELECT 1 FROM workflow_wait WHERE state IN ('OPEN', 'DUE') AND deadline < NOW(6))";

  @Override
  public void run() throws Exception {
    Database.Access access = RealMariaDb.access();
    List<String> paths;
    try (Database database = Database.open(access)) {
      paths = Population.create(database, 2 * (FIRST_CLICKS + ROUNDS * CLICKS)).paths();
    }
    Map<String, String> settings =
        Map.of(
            "database.url",
            access.url(),
            "database.user",
            access.user(),
            "rules.folder",
            RuleFolder.with(Map.of("offer", DecideBenchmark.WORKFLOW)).toString());
    double without;
    try (Product product = Product.start(settings, List.of())) {
      new Clicks(product.url()).click(paths.subList(0, FIRST_CLICKS), CLICKS_PER_SECOND);
      without = Heap.inUse();
    }
    try (MariaDb database = MariaDb.of(access)) {
      open(database);
      try (Product product = Product.start(settings, List.of())) {
        measure(product, database, paths.subList(FIRST_CLICKS, paths.size()), without);
      }
    }
  }

  private static void measure(Product product, MariaDb database, List<String> paths, double without)
      throws Exception {
    Clicks clicks = new Clicks(product.url());
    clicks.click(paths.subList(0, FIRST_CLICKS), CLICKS_PER_SECOND);
    System.out.printf(
        "%,d open waits: %.0f MB of heap in use, without them %.0f MB%n",
        OPEN, Heap.inUse(), without);
    // When these have ended, the rules are compiled and all code was used.
    fallDue(database, WARM_UP);
    ended(database);
    System.out.printf(
        "%n%,d due at once, %d times; redirects before and in the first %.1f s, and when they were decided%n",
        DUE, ROUNDS, (double) CLICKS / CLICKS_PER_SECOND);
    System.out.printf(
        "%7s %8s %8s %17s %17s %6s %17s%n",
        "", "", "", "ms before", "ms meanwhile", "", "decided after ms");
    System.out.printf(
        "%7s %8s %8s %8s %8s %8s %8s %6s %8s %8s%n",
        "", "ended/s", "seconds", "p50", "p99", "p50", "p99", "ratio", "p50", "p99");
    List<Round> rounds = new ArrayList<>();
    for (int number = 1; number <= ROUNDS; number++) {
      int from = FIRST_CLICKS + (number - 1) * 2 * CLICKS;
      Round round = round(clicks, database, paths.subList(from, from + 2 * CLICKS));
      print("round " + number, List.of(round));
      System.out.printf("          %s%n", round.processors());
      rounds.add(round);
    }
    print("median", rounds);
    System.out.printf(
        "%,.0f waits ended a second (goal 2,000); a redirect meanwhile had %.1f times the p99 of before%n",
        Rounds.median(rounds, Round::perSecond), Rounds.median(rounds, Round::delay));
  }

  /**
   * So many waits fall due at once.
   *
   * @param seconds until all had ended
   * @param before milliseconds of redirects
   * @param meanwhile milliseconds of redirects in the first seconds of it
   * @param decided milliseconds until decisions of the latter began
   */
  private record Round(
      double seconds,
      Processors processors,
      List<Double> before,
      List<Double> meanwhile,
      List<Double> decided) {

    double perSecond() {
      return DUE / seconds;
    }

    double delay() {
      return Clicks.percentile(meanwhile, 99) / Clicks.percentile(before, 99);
    }
  }

  private static Round round(Clicks clicks, MariaDb database, List<String> paths) throws Exception {
    String last = database.lastId("decided_fact WHERE fact_type = 'Clicked'");
    List<Double> before = clicks.click(paths.subList(0, CLICKS), CLICKS_PER_SECOND);
    fallDue(database, DUE);
    long start = System.nanoTime();
    FutureTask<List<Double>> clicking =
        new FutureTask<>(
            () -> clicks.click(paths.subList(CLICKS, paths.size()), CLICKS_PER_SECOND));
    new Thread(clicking, "clicks").start();
    Processors.Used<Double> used =
        Processors.during(
            () -> {
              ended(database);
              return (System.nanoTime() - start) / 1e9;
            });
    return new Round(
        used.result(),
        used.processors(),
        before,
        clicking.get(),
        lastDecisions(last, 2 * CLICKS, database));
  }

  /**
   * How long after their clicks the later half of so many decisions began, in milliseconds; waits
   * until all of them did.
   */
  private static List<Double> lastDecisions(String after, int clicks, MariaDb database)
      throws Exception {
    String since = " FROM decided_fact WHERE fact_type = 'Clicked' AND id > '" + after + "'";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (database.number("SELECT COUNT(*)" + since) < clicks) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not all of %d clicks were decided.".formatted(clicks));
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    return database.millis(
        "SELECT TIMESTAMPDIFF(MICROSECOND, occurred_at, decided_at)%s ORDER BY id DESC LIMIT %d"
            .formatted(since, clicks / 2));
  }

  private static void print(String name, List<Round> rounds) {
    System.out.printf(
        "%-7s %,8.0f %8.1f %8.1f %8.1f %8.1f %8.1f %6.1f %8.1f %8.1f%n",
        name,
        Rounds.median(rounds, Round::perSecond),
        Rounds.median(rounds, Round::seconds),
        Rounds.median(rounds, r -> Clicks.percentile(r.before(), 50)),
        Rounds.median(rounds, r -> Clicks.percentile(r.before(), 99)),
        Rounds.median(rounds, r -> Clicks.percentile(r.meanwhile(), 50)),
        Rounds.median(rounds, r -> Clicks.percentile(r.meanwhile(), 99)),
        Rounds.median(rounds, Round::delay),
        Rounds.median(rounds, r -> Clicks.percentile(r.decided(), 50)),
        Rounds.median(rounds, r -> Clicks.percentile(r.decided(), 99)));
  }

  // Written by the database itself: a million by JDBC would take minutes.
  private static void open(MariaDb database) throws SQLException {
    String contact = "CAST(CONCAT(LPAD(HEX(seq), 8, '0'), '-0000-7000-8000-000000000001') AS UUID)";
    String stay = contact.replace("000000000001", "000000000002");
    String wait = contact.replace("000000000001", "000000000003");
    database.execute(
        """
        INSERT INTO contact (id, location_id, first_name, created_at, updated_at, version)
        SELECT %s, (SELECT id FROM location), 'Ada', NOW(6), NOW(6), 0 FROM seq_1_to_%d
        """
            .formatted(contact, OPEN));
    database.execute(
        """
        INSERT INTO enrollment (id, location_id, contact_id, workflow, enrollment_key, entered_at)
        SELECT %s, (SELECT id FROM location), %s, 'offer', '', NOW(6) FROM seq_1_to_%d
        """
            .formatted(stay, contact, OPEN));
    database.execute(
        """
        INSERT INTO workflow_wait (id, location_id, contact_id, enrollment_id, workflow, name, link_id,
          opened_at, deadline, state)
        SELECT %s, (SELECT id FROM location), %s, %s, 'offer', 'Details',
          (SELECT id FROM trigger_link WHERE name = 'Details'), NOW(6), NOW(6) + INTERVAL 30 DAY, 'OPEN'
        FROM seq_1_to_%d
        """
            .formatted(wait, contact, stay, OPEN));
  }

  private static void fallDue(MariaDb database, int waits) throws SQLException {
    database.execute(
        "UPDATE workflow_wait SET deadline = NOW(6) - INTERVAL 1 SECOND WHERE deadline > NOW(6) + INTERVAL 10 DAY LIMIT "
            + waits);
  }

  // Asks for one that has not ended: counting those that have would be work for the database, too.
  private static void ended(MariaDb database) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (database.number(OVERDUE) > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Not all waits that are due ended.");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
