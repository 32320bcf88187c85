package org.triggerlinks.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How many clicks a second are answered, each on disk before its answer. The clicks go to the
 * broker as always, and are decided by nobody meanwhile: the rules have a benchmark of their own.
 */
final class RedirectBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int SECONDS = Integer.getInteger("seconds", 8);
  private static final int CONTACTS = 200;

  private static final String BARE = "platform-http, bare 302";
  private static final String LINKS = "/l/{key}-{ref}, on disk";
  private static final String NGINX = "nginx, return 302 + log";

  @Override
  public void run() throws Exception {
    if (!Wrk.isInstalled("wrk")) {
      throw new IllegalStateException("wrk is missing (Debian: apt-get install wrk).");
    }
    try (Product product =
        Product.start(Map.of("decide.consumers", "0"), List.of(new BareRedirect()))) {
      Wrk links = new Wrk(product.sendLinks(CONTACTS));
      Wrk bare = new Wrk(List.of(BareRedirect.PATH));
      Rounds<Wrk.Result> rounds = new Rounds<>(ROUNDS);
      rounds.add(BARE, () -> bare.load(product.url(), SECONDS));
      rounds.add(LINKS, () -> links.load(product.url(), SECONDS));
      if (Wrk.isInstalled("nginx")) {
        rounds.add(NGINX, () -> loadNginx(bare));
      } else {
        System.out.println("nginx is not installed: it is left out.");
      }
      report(rounds.run());
    }
  }

  private static Wrk.Result loadNginx(Wrk wrk) throws Exception {
    try (Nginx nginx = Nginx.start()) {
      URI url = nginx.url();
      return wrk.load(url, SECONDS);
    }
  }

  private static void report(Map<String, List<Wrk.Result>> results) {
    System.out.printf("%-26s %10s %9s %9s %8s%n", "", "requests/s", "p50 ms", "p99 ms", "errors");
    results.forEach(
        (name, taken) ->
            System.out.printf(
                "%-26s %,10.0f %9.2f %9.2f %8.0f%n",
                name,
                median(taken, Wrk.Result::perSecond),
                median(taken, Wrk.Result::p50),
                median(taken, Wrk.Result::p99),
                (double) taken.stream().mapToLong(Wrk.Result::errors).sum()));
    List<Wrk.Result> links = results.get(LINKS);
    List<Wrk.Result> bare = results.get(BARE);
    System.out.printf(
        "of the bare route: %.2f of its rate (goal 0.30), %.1f times its p99 (goal at most 4)%n",
        median(links, Wrk.Result::perSecond) / median(bare, Wrk.Result::perSecond),
        median(links, Wrk.Result::p99) / median(bare, Wrk.Result::p99));
    if (results.containsKey(NGINX)) {
      System.out.printf(
          "of nginx: %.2f of its rate (goal 0.12)%n",
          median(links, Wrk.Result::perSecond) / median(results.get(NGINX), Wrk.Result::perSecond));
    }
  }

  private static double median(List<Wrk.Result> results, ToDoubleFunction<Wrk.Result> figure) {
    return Rounds.median(results.stream().map(figure::applyAsDouble).toList());
  }
}
