package org.triggerlinks.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

/**
 * What redirects and decisions cost the more contacts there are, in MariaDB. A decision reads and
 * writes what belongs to its contact: each measured fact is the first click, in this workflow, of a
 * contact chosen by chance, so that all do the same work. A redirect asks no database. Its half
 * shows that nothing on its way, from the reference to the click on disk, keeps or looks up
 * anything for each contact: it clicks on the references of all contacts, by chance, while nobody
 * decides.
 */
final class GrowthBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int SECONDS = Integer.getInteger("seconds", 5);
  private static final int LOOKED_AT = 100;

  // All rounds together have no more contacts than the smallest crowd. Those that its rules and
  // queries are warmed up with, which are new to the JVM, are further ones.
  private static final int CLICKS = Integer.getInteger("clicks", 3_300);
  private static final int WARM_UP = CLICKS * 5 / 2;

  // 10,000,000 take half an hour and 25 GB to write.
  private static final int LARGEST = Integer.getInteger("contacts", 1_000_000);

  // As a database of that size is given.
  private static final String MEMORY = "SET GLOBAL innodb_buffer_pool_size = 4294967296";

  @Override
  public void run() throws Exception {
    Map<String, Crowd> crowds = new LinkedHashMap<>();
    for (int size : sizes()) {
      String name = "%,d".formatted(size);
      crowds.put(name, crowd(name, size));
    }
    Map<String, List<Double>> redirects = redirects(crowds);
    Map<String, List<Double>> decisions = decisions(crowds);
    for (String name : crowds.keySet()) {
      System.out.printf(
          "%10s contacts: %s redirects/s, %s facts/s decided%n",
          name, figures(redirects.get(name)), figures(decisions.get(name)));
    }
    List<String> sizes = List.copyOf(crowds.keySet());
    String largest = sizes.get(sizes.size() - 1);
    System.out.printf(
        "with %s contacts a decision costs %.2f times what it costs with %s (goal at most 1.3)%n",
        largest, slower(decisions, sizes), sizes.get(0));
    System.out.printf(
        "a redirect, which asks no database, costs %.2f times as much (goal at most 1.3)%n",
        slower(redirects, sizes));
  }

  private static String figures(List<Double> rates) {
    return "%,.0f (%,.0f to %,.0f)"
        .formatted(Rounds.median(rates), Collections.min(rates), Collections.max(rates));
  }

  private static int[] sizes() {
    return IntStream.of(10_000, 1_000_000, 10_000_000, LARGEST)
        .filter(size -> size <= LARGEST)
        .sorted()
        .distinct()
        .toArray();
  }

  private static double slower(Map<String, List<Double>> rates, List<String> sizes) {
    return Rounds.median(rates.get(sizes.get(0)))
        / Rounds.median(rates.get(sizes.get(sizes.size() - 1)));
  }

  private static Crowd crowd(String name, int size) throws Exception {
    Database.Access access = RealMariaDb.access();
    try (Connection connection =
            DriverManager.getConnection(access.url(), access.user(), access.password());
        Statement statement = connection.createStatement()) {
      statement.execute(MEMORY);
    }
    long start = System.nanoTime();
    Crowd crowd = Crowd.in(access, size, WARM_UP);
    System.out.printf("%10s contacts written in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    return crowd;
  }

  // Each flow is warmed up once and stays open for all rounds.
  private static Map<String, List<Double>> decisions(Map<String, Crowd> crowds) throws Exception {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      Rounds<Double> rounds = new Rounds<>(ROUNDS);
      for (Map.Entry<String, Crowd> entry : crowds.entrySet()) {
        Crowd crowd = entry.getValue();
        Database database = Database.open(crowd.access());
        opened.add(0, database);
        Deciding flow =
            new Deciding(Temporary.folder(), database, Map.of("offer", DecideBenchmark.WORKFLOW));
        opened.add(0, flow);
        rounds.add(
            entry.getKey(),
            () -> WARM_UP / flow.decide(crowd.furtherClicks()),
            () -> CLICKS / flow.decide(crowd.clicks(CLICKS)));
      }
      return rounds.run();
    } finally {
      for (AutoCloseable part : opened) {
        part.close();
      }
    }
  }

  private static Map<String, List<Double>> redirects(Map<String, Crowd> crowds) throws Exception {
    Rounds<Double> rounds = new Rounds<>(ROUNDS);
    crowds.forEach((name, crowd) -> rounds.add(name, () -> redirected(crowd)));
    return rounds.run();
  }

  private static double redirected(Crowd crowd) throws Exception {
    Map<String, String> settings =
        Map.of(
            "decide.consumers",
            "0",
            "database.url",
            crowd.access().url(),
            "database.user",
            crowd.access().user());
    try (Product product = Product.start(settings, List.of())) {
      // Looks whether they are 302s.
      new Clicks(product.url()).click(crowd.paths(LOOKED_AT), LOOKED_AT);
      return product.load(crowd.load(), SECONDS).perSecond();
    }
  }
}
