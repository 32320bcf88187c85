package org.triggerlinks.benchmarks;

import java.util.List;
import java.util.Map;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.OwnMariaDb;

/**
 * How many clicks a second are answered while the broker or the database is gone, next to when both
 * are there: as many as can be asked for, none of them an error, each on disk before its answer.
 * Nobody decides, so that what is compared is the redirect, and what it keeps in memory.
 */
final class OutageBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int SECONDS = Setting.of("seconds", 8);
  private static final int CONTACTS = 200;

  private static final String THERE = "both are there";

  /** Something to do with a part of the service. */
  private interface Step {
    void take() throws Exception;
  }

  @Override
  public List<String> programs() {
    return List.of("wrk");
  }

  @Override
  public void run() throws Exception {
    OwnMariaDb database = new OwnMariaDb();
    try (Artemis broker = new Artemis();
        Product product = Product.start(settings(database.access(), broker), List.of())) {
      List<String> paths = product.sendLinks(CONTACTS);
      new Clicks(product.url()).click(paths, paths.size());
      Wrk links = new Wrk(paths);
      Rounds<Wrk.Result> rounds = new Rounds<>(ROUNDS);
      rounds.add(THERE, () -> product.load(links, SECONDS));
      rounds.add("no broker", () -> without(broker::stop, broker::start, product, links));
      rounds.add("no database", () -> without(database::stop, database::start, product, links));
      product.load(links, SECONDS);
      double before = Heap.inUse();
      Map<String, List<Wrk.Result>> results = rounds.run();
      report(results);
      System.out.printf(
          "heap in use before %,.0f MB, after these %,d clicks %,.0f MB%n",
          before,
          results.values().stream().flatMap(List::stream).mapToLong(Wrk.Result::requests).sum(),
          Heap.inUse());
    } finally {
      database.stop();
    }
  }

  private static Map<String, String> settings(Database.Access database, Artemis broker) {
    return Map.of(
        "decide.consumers",
        "0",
        "database.url",
        database.url(),
        "database.user",
        database.user(),
        "broker.url",
        broker.url());
  }

  private static Wrk.Result without(Step stop, Step start, Product product, Wrk links)
      throws Exception {
    Captured before = Captured.by(product.url());
    stop.take();
    Wrk.Result result;
    try {
      result = links.load(product.url(), SECONDS);
      Captured.by(product.url()).requireAllSince(before, result.requests());
    } finally {
      start.take();
    }
    Captured.awaitHandedOn(product.url());
    return result;
  }

  private static void report(Map<String, List<Wrk.Result>> results) {
    List<Wrk.Result> there = results.get(THERE);
    System.out.printf(
        "%-20s %10s %9s %9s %9s %9s%n", "", "requests/s", "ratio", "p50 ms", "p99 ms", "ratio");
    results.forEach(
        (name, taken) ->
            System.out.printf(
                "%-20s %,10.0f %9.2f %9.2f %9.2f %9.1f%n",
                name,
                Rounds.median(taken, Wrk.Result::perSecond),
                Rounds.median(taken, Wrk.Result::perSecond)
                    / Rounds.median(there, Wrk.Result::perSecond),
                Rounds.median(taken, Wrk.Result::p50),
                Rounds.median(taken, Wrk.Result::p99),
                Rounds.median(taken, Wrk.Result::p99) / Rounds.median(there, Wrk.Result::p99)));
  }
}
