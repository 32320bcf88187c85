package org.triggerlinks.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

/** What redirects and decisions cost the more contacts there are, in MariaDB. */
final class GrowthBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int CLICKS = 3_000;
  private static final int SECONDS = 5;

  // The largest crowd takes a quarter of an hour and 20 GB to write.
  private static final int LARGEST = Integer.getInteger("contacts", 1_000_000);

  // As a database of that size is given.
  private static final String MEMORY = "SET GLOBAL innodb_buffer_pool_size = 4294967296";

  @Override
  public void run() throws Exception {
    Rounds<Double> deciding = new Rounds<>(ROUNDS);
    Rounds<Double> redirecting = new Rounds<>(ROUNDS);
    Random random = new Random(1);
    List<String> sizes = new ArrayList<>();
    for (int size : Stream.of(10_000, 1_000_000, 10_000_000).filter(s -> s <= LARGEST).toList()) {
      String name = "%,d".formatted(size);
      sizes.add(name);
      Crowd crowd = crowd(name, size);
      deciding.add(name, () -> decided(crowd, random));
      redirecting.add(name, () -> redirected(crowd));
    }
    Map<String, List<Double>> redirects = redirecting.run();
    Map<String, List<Double>> decisions = deciding.run();
    for (String name : sizes) {
      System.out.printf(
          "%10s contacts: %,8.0f redirects/s %,8.0f facts/s decided%n",
          name, Rounds.median(redirects.get(name)), Rounds.median(decisions.get(name)));
    }
    String largest = sizes.get(sizes.size() - 1);
    System.out.printf(
        "with %s contacts a redirect costs %.2f times, a decision %.2f times what it costs with %s (goal at most 1.3)%n",
        largest, slower(redirects, sizes), slower(decisions, sizes), sizes.get(0));
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
    Crowd crowd = Crowd.in(access, size);
    System.out.printf("%10s contacts written in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    return crowd;
  }

  private static double decided(Crowd crowd, Random random) throws Exception {
    try (Database database = Database.open(crowd.access());
        Deciding flow =
            new Deciding(Temporary.folder(), database, Map.of("offer", DecideBenchmark.WORKFLOW))) {
      return CLICKS / flow.decide(crowd.clicks(random, CLICKS));
    }
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
      return new Wrk(crowd.paths(200)).load(product.url(), SECONDS).perSecond();
    }
  }
}
