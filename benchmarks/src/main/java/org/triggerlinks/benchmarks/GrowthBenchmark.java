package org.triggerlinks.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.facts.FactEnvelope;

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
  private static final int SECONDS = Setting.of("seconds", 5);
  private static final int LOOKED_AT = 100;

  // All rounds together have no more contacts than the smallest crowd. Those that its rules and
  // queries are warmed up with, which are new to the JVM, are further ones, others for each flow.
  private static final int CLICKS = Setting.of("clicks", 3_300);
  private static final int WARM_UP = CLICKS * 5 / 2;

  // 10,000,000 take half an hour and 30 GB to write.
  private static final int LARGEST = Setting.of("contacts", 1_000_000);

  // Does it help to wait for the disk in more threads?
  private static final int MORE_THREADS = 8;
  private static final int CONNECTIONS = 2 * MORE_THREADS;

  // In which the database keeps pages of its files, and a log of what is not in these files yet.
  // With the log of 96 MB that it has by itself, it must write changed pages all the time.
  private static final int MEGABYTES = Setting.of("megabytes", 4096);
  private static final int LOG_MEGABYTES = Setting.of("log", 2048);
  private static final int WRITES = Setting.of("writes", 4000);

  @Override
  public List<String> programs() {
    return List.of("wrk");
  }

  @Override
  public void run() throws Exception {
    Map<String, Crowd> crowds = new LinkedHashMap<>();
    for (int size : sizes()) {
      String name = "%,d".formatted(size);
      crowds.put(name, crowd(name, size));
    }
    Map<String, List<Double>> redirects = redirects(crowds);
    Map<String, List<Decided>> decided = decisions(crowds);
    Map<String, List<Double>> decisions = new LinkedHashMap<>();
    decided.forEach(
        (name, rounds) -> decisions.put(name, rounds.stream().map(Decided::perSecond).toList()));
    for (String name : crowds.keySet()) {
      System.out.printf(
          "%10s contacts: %s redirects/s%n", name, figures("%,.0f", redirects.get(name)));
    }
    for (String name : decided.keySet()) {
      System.out.printf(
          "%10s contacts: %s facts/s decided; for each the database read %s%n",
          name, figures("%,.0f", decisions.get(name)), read(decided.get(name)));
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

  private static String read(List<Decided> rounds) {
    double pages = Rounds.median(rounds, Decided::reads);
    List<Double> millis = rounds.stream().map(Decided::millis).filter(m -> !m.isNaN()).toList();
    return millis.isEmpty()
        ? "%.1f pages".formatted(pages)
        : "%.1f pages, and its disk took %s ms for a read"
            .formatted(pages, figures("%,.2f", millis));
  }

  private static String figures(String format, List<Double> of) {
    return "%s (%s to %s)"
        .replace("%s", format)
        .formatted(Rounds.median(of), Collections.min(of), Collections.max(of));
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
    try (MariaDb server = MariaDb.of(access)) {
      server.execute("SET GLOBAL innodb_buffer_pool_size = " + ((long) MEGABYTES << 20));
      server.execute("SET GLOBAL innodb_log_file_size = " + ((long) LOG_MEGABYTES << 20));
      server.execute("SET GLOBAL innodb_io_capacity = " + WRITES);
    }
    long start = System.nanoTime();
    Crowd crowd = Crowd.in(access, size, 2 * WARM_UP);
    try (MariaDb server = MariaDb.of(access)) {
      server.awaitWritten();
    }
    System.out.printf("%10s contacts written in %.0f s%n", name, (System.nanoTime() - start) / 1e9);
    return crowd;
  }

  /**
   * One round of decisions.
   *
   * @param perSecond facts a second
   * @param reads pages that were not in the database's memory, for each fact
   * @param millis that its disk took for each read of anybody; not a number if there was none
   */
  private record Decided(double perSecond, double reads, double millis) {}

  // Each flow is warmed up once and stays open for all rounds.
  private static Map<String, List<Decided>> decisions(Map<String, Crowd> crowds) throws Exception {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      Rounds<Decided> rounds = new Rounds<>(ROUNDS);
      String largest = null;
      for (Map.Entry<String, Crowd> entry : crowds.entrySet()) {
        largest = entry.getKey();
        add(rounds, largest, entry.getValue(), Deciding.CONSUMERS, opened);
      }
      if (crowds.get(largest).size() >= 2 * ROUNDS * CLICKS) {
        String busier = "%s (%d threads)".formatted(largest, MORE_THREADS);
        add(rounds, busier, crowds.get(largest), MORE_THREADS, opened);
      }
      return rounds.run();
    } finally {
      for (AutoCloseable part : opened) {
        part.close();
      }
    }
  }

  private static void add(
      Rounds<Decided> rounds, String name, Crowd crowd, int threads, List<AutoCloseable> opened)
      throws Exception {
    Database.Access access = crowd.access();
    Database database =
        Database.open(
            new Database.Access(access.url(), access.user(), access.password(), CONNECTIONS));
    opened.add(0, database);
    Map<String, String> workflows = Map.of("offer", DecideBenchmark.WORKFLOW);
    Deciding flow = new Deciding(Temporary.folder(), database, workflows, threads);
    opened.add(0, flow);
    MariaDb server = MariaDb.of(crowd.access());
    opened.add(0, server);
    rounds.add(
        name,
        () -> decided(flow, server, crowd.furtherClicks(WARM_UP)),
        () -> decided(flow, server, crowd.clicks(CLICKS)));
  }

  private static Decided decided(Deciding flow, MariaDb server, List<FactEnvelope> clicks)
      throws Exception {
    Disk disk = Disk.of(server.folder());
    Disk.Read before = disk.read();
    long readBefore = server.status("Innodb_buffer_pool_reads");
    double perSecond = flow.decide(clicks);
    long reads = server.status("Innodb_buffer_pool_reads") - readBefore;
    return new Decided(
        perSecond, (double) reads / clicks.size(), disk.read().millisEachSince(before));
  }

  // Each service is warmed up once and stays for all rounds.
  private static Map<String, List<Double>> redirects(Map<String, Crowd> crowds) throws Exception {
    List<Product> opened = new ArrayList<>();
    try {
      Rounds<Double> rounds = new Rounds<>(ROUNDS);
      for (Map.Entry<String, Crowd> entry : crowds.entrySet()) {
        Crowd crowd = entry.getValue();
        Product product = Product.start(settings(crowd.access()), List.of());
        opened.add(0, product);
        // Looks whether they are 302s.
        new Clicks(product.url()).click(crowd.paths(LOOKED_AT), LOOKED_AT);
        Wrk load = crowd.load();
        rounds.add(entry.getKey(), () -> product.load(load, SECONDS).perSecond());
      }
      return rounds.run();
    } finally {
      opened.forEach(Product::close);
    }
  }

  private static Map<String, String> settings(Database.Access access) {
    return Map.of(
        "decide.consumers", "0", "database.url", access.url(), "database.user", access.user());
  }
}
