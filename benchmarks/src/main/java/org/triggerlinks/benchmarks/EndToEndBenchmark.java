package org.triggerlinks.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

/**
 * How long it takes from a click to the message that a workflow sends because of it, with a real
 * MariaDB: as many clicks as can be followed, then half as many, or as many a second as were asked
 * for, and that three times. The moments are the service's own: when the click was answered, when
 * the channel took the message.
 */
final class EndToEndBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int AT_ONCE = Setting.of("clicks", 6_000);
  private static final int SECONDS = Setting.of("seconds", 20);

  // As many as the product has by itself.
  private static final int CONSUMERS = Setting.of("consumers", 2);
  private static final int SENDERS = Setting.of("senders", 2);

  // Clicks a second of the measured part; none: half of the most.
  private static final int RATE = Setting.of("rate", 0);
  private static final int MOST_STEADY = Math.max(2 * AT_ONCE, RATE * SECONDS);

  // The compiler of the JVM needs minutes for so much code, on processors that are busy with it.
  private static final int MOST_WARM_UPS = 12;
  private static final double QUIET_COMPILER = 0.25;
  private static final double NO_LIMIT = 1e6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private enum Stage {
    DECIDING("its decision begins", "f.decided_at"),
    SENDING("the attempt begins", "a.started_at"),
    SENT("the channel has taken the message", "m.delivered_at");

    private final String words;
    private final String moment;

    Stage(String words, String moment) {
      this.words = words;
      this.moment = moment;
    }

    /**
     * Asks how many microseconds after its click each message after this one had got so far; each
     * contact clicks once and gets one message for it.
     */
    private String after(String message) {
      return """
          SELECT TIMESTAMPDIFF(MICROSECOND, c.occurred_at, %s)
          FROM sandbox_message m JOIN click c ON c.contact_id = m.contact_id
            JOIN intent i ON i.message_id = m.id JOIN decided_fact f ON f.id = i.fact_id
            JOIN attempt a ON a.intent_id = i.id
          WHERE m.id > '%s'
          """
          .formatted(moment, message);
    }
  }

  /**
   * One round.
   *
   * @param most clicks a second that were followed by their message, of all that came at once
   * @param rate clicks a second that came steadily after that
   * @param millis how long after its click each of these had reached a stage
   * @param processors who kept them busy while they came steadily
   * @param statements of the database for each of them
   * @param commits of the database for each of them
   */
  private record Round(
      double most,
      double rate,
      Map<Stage, List<Double>> millis,
      Processors processors,
      double statements,
      double commits) {

    double percentile(Stage stage, int hundredths) {
      return Clicks.percentile(millis.get(stage), hundredths);
    }
  }

  @Override
  public void run() throws Exception {
    DatabaseTime.prepare();
    Database.Access access = RealMariaDb.access();
    Population population;
    try (Database database = Database.open(access)) {
      int contacts = MOST_WARM_UPS * AT_ONCE + ROUNDS * (AT_ONCE + MOST_STEADY) + MOST_STEADY;
      population = Population.create(database, contacts);
    }
    Map<String, String> settings =
        Map.of(
            "database.url",
            access.url(),
            "database.user",
            access.user(),
            "decide.consumers",
            Integer.toString(CONSUMERS),
            "dispatch.consumers",
            Integer.toString(SENDERS),
            "rules.folder",
            RuleFolder.with(Map.of("offer", DecideBenchmark.WORKFLOW)).toString());
    try (Product product = Product.start(settings, List.of());
        MariaDb database = MariaDb.of(access)) {
      Clicks clicks = new Clicks(product.url());
      Iterator<String> paths = population.paths().iterator();
      warmUp(clicks, paths, database);
      List<Round> rounds = new ArrayList<>();
      for (int number = 0; number < ROUNDS; number++) {
        rounds.add(round(product, clicks, paths, database));
      }
      report(rounds);
      product.awaitQuiet();
      profile(clicks, paths, database, Rounds.median(rounds, Round::rate));
    }
  }

  // Further clicks, as many a second, for nothing is measured beside a recording.
  private static void profile(Clicks clicks, Iterator<String> paths, MariaDb database, double rate)
      throws Exception {
    int steady = (int) Math.min(MOST_STEADY, rate * SECONDS);
    System.out.printf("%nwhat transactions wait for while as many clicks come steadily%n");
    DatabaseTime.during(() -> click(clicks, next(paths, steady), rate, database)).print();
  }

  private static Round round(
      Product product, Clicks clicks, Iterator<String> paths, MariaDb database) throws Exception {
    // The reports of earlier messages are decided after them, and are no part of what comes next.
    product.awaitQuiet();
    long start = System.nanoTime();
    click(clicks, next(paths, AT_ONCE), NO_LIMIT, database);
    double most = AT_ONCE / ((System.nanoTime() - start) / 1e9);

    product.awaitQuiet();
    double rate = RATE > 0 ? RATE : most / 2;
    int steady = (int) Math.min(MOST_STEADY, rate * SECONDS);
    long statements = statements(database);
    long commits = database.status("Com_commit");
    Processors.Used<String> used =
        Processors.during(() -> click(clicks, next(paths, steady), rate, database));
    Map<Stage, List<Double>> millis = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      millis.put(stage, database.millis(stage.after(used.result())));
    }
    return new Round(
        most,
        rate,
        millis,
        used.processors(),
        (double) (statements(database) - statements) / steady,
        (double) (database.status("Com_commit") - commits) / steady);
  }

  private static void report(List<Round> rounds) {
    System.out.printf("%-52s %10s %8s %8s%n", "", "clicks/s", "p50 ms", "p99 ms");
    for (Round round : rounds) {
      System.out.printf("%-52s %,10.0f%n", "maximum", round.most);
      System.out.printf(
          "%-52s %,10.0f %8.0f %8.0f%n",
          RATE > 0 ? "steady, as asked for by -Drate" : "steady, half of it",
          round.rate,
          round.percentile(Stage.SENT, 50),
          round.percentile(Stage.SENT, 99));
      System.out.printf("  %s%n", round.processors);
    }
    System.out.printf(
        "%-52s %,10.0f%n", "median of the rounds: maximum", Rounds.median(rounds, Round::most));
    System.out.printf(
        "%-52s %,10.0f %8.0f %8.0f (goal 150)%n",
        "median of the rounds: steady",
        Rounds.median(rounds, Round::rate),
        Rounds.median(rounds, round -> round.percentile(Stage.SENT, 50)),
        Rounds.median(rounds, round -> round.percentile(Stage.SENT, 99)));
    System.out.printf("%n%-52s %10s %8s %8s%n", "steady clicks, until", "", "p50", "p99");
    for (Stage stage : Stage.values()) {
      System.out.printf(
          "%-52s %10s %8.0f %8.0f%n",
          stage.words,
          "",
          Rounds.median(rounds, round -> round.percentile(stage, 50)),
          Rounds.median(rounds, round -> round.percentile(stage, 99)));
    }
    System.out.printf(
        "%nfor each of the steady clicks, the database had %.0f statements and %.1f commits%n",
        Rounds.median(rounds, Round::statements), Rounds.median(rounds, Round::commits));
  }

  private static void warmUp(Clicks clicks, Iterator<String> paths, MariaDb database)
      throws Exception {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    int soFar = 0;
    boolean quiet = false;
    while (!quiet && soFar < MOST_WARM_UPS * AT_ONCE) {
      long compiled = compiler.getTotalCompilationTime();
      long start = System.nanoTime();
      click(clicks, next(paths, AT_ONCE), NO_LIMIT, database);
      soFar += AT_ONCE;
      double seconds = (System.nanoTime() - start) / 1e9;
      quiet = (compiler.getTotalCompilationTime() - compiled) / 1e3 < QUIET_COMPILER * seconds;
    }
    System.out.printf("warmed up with %,d clicks%n", soFar);
  }

  /**
   * Clicks, and waits until each of these clicks was followed by its message; gives the last
   * message before.
   */
  private static String click(Clicks clicks, List<String> paths, double perSecond, MariaDb database)
      throws Exception {
    String before = database.lastId("sandbox_message");
    clicks.click(paths, perSecond);
    long end = System.nanoTime() + PATIENCE.toNanos();
    // Their ids grow, and all earlier ones are there. To count those would be work, too.
    String since = "SELECT COUNT(*) FROM sandbox_message WHERE id > '%s'".formatted(before);
    while (database.number(since) < paths.size()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Not all of %d messages were delivered.".formatted(paths.size()));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return before;
  }

  private static List<String> next(Iterator<String> paths, int count) {
    List<String> next = new ArrayList<>();
    while (next.size() < count) {
      next.add(paths.next());
    }
    return next;
  }

  private static long statements(MariaDb database) throws SQLException {
    long statements = 0;
    for (String kind : List.of("Com_select", "Com_insert", "Com_update", "Com_delete")) {
      statements += database.status(kind);
    }
    return statements;
  }
}
