package org.triggerlinks.benchmarks;

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
 * MariaDB: first as many clicks as can be followed, then half as many. The moments are the
 * service's own: when the click was answered, when the channel took the message.
 */
final class EndToEndBenchmark implements Benchmark {

  private static final int WARM_UP = 16_000;
  private static final int AT_ONCE = 6_000;
  private static final int SECONDS = 20;
  private static final double NO_LIMIT = 1e6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public void run() throws Exception {
    Database.Access access = RealMariaDb.access();
    Population population;
    try (Database database = Database.open(access)) {
      population = Population.create(database, 40_000);
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
      clicks.click(paths.subList(0, WARM_UP), NO_LIMIT);
      delivered(connection, WARM_UP);

      long start = System.nanoTime();
      int soFar = WARM_UP + AT_ONCE;
      clicks.click(paths.subList(WARM_UP, soFar), NO_LIMIT);
      delivered(connection, soFar);
      double most = AT_ONCE / ((System.nanoTime() - start) / 1e9);

      int count = (int) Math.min(paths.size() - soFar, most / 2 * SECONDS);
      String last = lastMessage(connection);
      clicks.click(paths.subList(soFar, soFar + count), most / 2);
      delivered(connection, soFar + count);
      List<Double> millis = millis(connection, last);
      System.out.printf("at most %,.0f clicks a second are followed by their message%n", most);
      System.out.printf(
          "at half of that (%,.0f/s, %,d clicks): p50 %.0f ms, p99 %.0f ms (goal 150)%n",
          most / 2, millis.size(), Clicks.percentile(millis, 50), Clicks.percentile(millis, 99));
    }
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

  private static String lastMessage(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT MAX(id) FROM sandbox_message")) {
      result.next();
      return result.getString(1);
    }
  }

  // Each contact clicks once and gets one message for it.
  private static List<Double> millis(Connection connection, String after) throws SQLException {
    List<Double> millis = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                SELECT TIMESTAMPDIFF(MICROSECOND, c.occurred_at, m.delivered_at)
                FROM sandbox_message m JOIN click c ON c.contact_id = m.contact_id
                WHERE m.id > '%s'
                """
                    .formatted(after))) {
      while (result.next()) {
        millis.add(result.getLong(1) / 1000.0);
      }
    }
    return millis;
  }
}
