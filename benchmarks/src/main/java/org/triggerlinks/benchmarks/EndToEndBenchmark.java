package org.triggerlinks.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

/**
 * How long it takes from a click to the message that a workflow sends because of it, with a real
 * MariaDB: first as many clicks as can be followed, then half as many, or as many a second as were
 * asked for. The moments are the service's own: when the click was answered, when the channel took
 * the message.
 */
final class EndToEndBenchmark implements Benchmark {

  private static final int AT_ONCE = Integer.getInteger("clicks", 6_000);
  private static final int SECONDS = Integer.getInteger("seconds", 20);

  // Clicks a second of the measured part; none: half of the most.
  private static final int RATE = Integer.getInteger("rate", 0);

  // The compiler of the JVM needs minutes for so much code, on processors that are busy with it.
  private static final int MOST_WARM_UPS = 12;
  private static final double QUIET_COMPILER = 0.25;
  private static final double NO_LIMIT = 1e6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private enum Stage {
    DECIDING("its decision begins", "f.decided_at"),
    DECIDED("the action is decided", "i.created_at"),
    SENDING("the attempt begins", "a.started_at"),
    SENT("the channel has taken the message", "m.delivered_at");

    private final String words;
    private final String moment;

    Stage(String words, String moment) {
      this.words = words;
      this.moment = moment;
    }
  }

  @Override
  public void run() throws Exception {
    Database.Access access = RealMariaDb.access();
    Population population;
    try (Database database = Database.open(access)) {
      int measured = Math.max(2 * AT_ONCE, RATE * SECONDS);
      population = Population.create(database, (MOST_WARM_UPS + 1) * AT_ONCE + measured);
    }
    List<String> paths = population.paths();
    Map<String, String> settings =
        Map.of(
            "database.url",
            access.url(),
            "database.user",
            access.user(),
            "rules.folder",
            RuleFolder.with(Map.of("offer", DecideBenchmark.WORKFLOW)).toString());
    try (Product product = Product.start(settings, List.of());
        Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password())) {
      Clicks clicks = new Clicks(product.url());
      int soFar = warmUp(clicks, paths, connection);

      long start = System.nanoTime();
      clicks.click(paths.subList(soFar, soFar + AT_ONCE), NO_LIMIT);
      soFar += AT_ONCE;
      delivered(connection, soFar);
      double most = AT_ONCE / ((System.nanoTime() - start) / 1e9);

      double rate = RATE > 0 ? RATE : most / 2;
      int count = (int) Math.min(paths.size() - soFar, rate * SECONDS);
      String last = lastMessage(connection);
      long queries = status(connection, "Com_select");
      long writes = writes(connection);
      long commits = status(connection, "Com_commit");
      clicks.click(paths.subList(soFar, soFar + count), rate);
      delivered(connection, soFar + count);
      List<Double> millis = millis(connection, "m.delivered_at", last);
      System.out.printf("%-52s %8s %8s %8s %8s%n", "", "clicks/s", "clicks", "p50 ms", "p99 ms");
      System.out.printf(
          "%-52s %,8.0f %,8d%n", "the most that are followed by their message", most, AT_ONCE);
      System.out.printf(
          "%-52s %,8.0f %,8d %8.0f %8.0f (goal 150)%n",
          RATE > 0 ? "steadily, as asked for by -Drate" : "steadily, half of the most",
          rate,
          millis.size(),
          Clicks.percentile(millis, 50),
          Clicks.percentile(millis, 99));
      System.out.printf("%n%-52s %8s %8s%n", "of these milliseconds, until", "p50", "p99");
      for (Stage stage : Stage.values()) {
        List<Double> until = millis(connection, stage.moment, last);
        System.out.printf(
            "%-52s %8.0f %8.0f%n",
            stage.words, Clicks.percentile(until, 50), Clicks.percentile(until, 99));
      }
      System.out.printf(
          "%nfor each click the database had %.0f queries, %.0f other statements and %.1f commits%n",
          (double) (status(connection, "Com_select") - queries) / count,
          (double) (writes(connection) - writes) / count,
          (double) (status(connection, "Com_commit") - commits) / count);
    }
  }

  private static int warmUp(Clicks clicks, List<String> paths, Connection connection)
      throws Exception {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    int soFar = 0;
    boolean quiet = false;
    while (!quiet && soFar < MOST_WARM_UPS * AT_ONCE) {
      long compiled = compiler.getTotalCompilationTime();
      long start = System.nanoTime();
      clicks.click(paths.subList(soFar, soFar + AT_ONCE), NO_LIMIT);
      soFar += AT_ONCE;
      delivered(connection, soFar);
      double seconds = (System.nanoTime() - start) / 1e9;
      quiet = (compiler.getTotalCompilationTime() - compiled) / 1e3 < QUIET_COMPILER * seconds;
    }
    System.out.printf("warmed up with %,d clicks%n", soFar);
    return soFar;
  }

  private static void delivered(Connection connection, int messages) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (number(connection, "SELECT COUNT(*) FROM sandbox_message") < messages) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Not all of %d messages were delivered.".formatted(messages));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static long writes(Connection connection) throws SQLException {
    return status(connection, "Com_insert")
        + status(connection, "Com_update")
        + status(connection, "Com_delete");
  }

  private static long status(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
      result.next();
      return result.getLong(2);
    }
  }

  private static String lastMessage(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT MAX(id) FROM sandbox_message")) {
      result.next();
      return result.getString(1);
    }
  }

  // Each contact clicks once and gets one message for it.
  private static List<Double> millis(Connection connection, String moment, String after)
      throws SQLException {
    List<Double> millis = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                SELECT TIMESTAMPDIFF(MICROSECOND, c.occurred_at, %s)
                FROM sandbox_message m JOIN click c ON c.contact_id = m.contact_id
                  JOIN intent i ON i.message_id = m.id JOIN decided_fact f ON f.id = i.fact_id
                  JOIN attempt a ON a.intent_id = i.id
                WHERE m.id > '%s'
                """
                    .formatted(moment, after))) {
      while (result.next()) {
        millis.add(result.getLong(1) / 1000.0);
      }
    }
    return millis;
  }
}
