package org.triggerlinks.benchmarks;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How many clicks a second are answered, each on disk before its answer. The clicks go to the
 * broker as always, and are decided by nobody meanwhile: the rules have a benchmark of their own.
 * The limit is a bare 302 of the same server, by the better of two ways to give one.
 */
final class RedirectBenchmark implements Benchmark {

  private static final int ROUNDS = 3;
  private static final int SECONDS = Setting.of("seconds", 8);
  private static final int CONTACTS = 200;

  private static final String BARE = "bare 302, Camel's engine";
  private static final String NON_BLOCKING = "bare 302, non-blocking";
  private static final String LINKS = "/l/{key}-{ref}, on disk";
  private static final String NGINX = "nginx, return 302 + log";

  @Override
  public List<String> programs() {
    return List.of("wrk");
  }

  @Override
  public void run() throws Exception {
    try (Product product =
        Product.start(Map.of("decide.consumers", "0"), List.of(new BareRedirect()))) {
      List<String> paths = product.sendLinks(CONTACTS);
      Rounds<Wrk.Result> rounds = new Rounds<>(ROUNDS);
      Wrk links = redirecting(product.url(), paths);
      Wrk bare = redirecting(product.url(), List.of(BareRedirect.PATH));
      Wrk nonBlocking = redirecting(product.url(), List.of(BareRedirect.NON_BLOCKING_PATH));
      rounds.add(BARE, () -> bare.load(product.url(), SECONDS));
      rounds.add(NON_BLOCKING, () -> nonBlocking.load(product.url(), SECONDS));
      rounds.add(LINKS, () -> product.load(links, SECONDS));
      if (Programs.isInstalled("nginx")) {
        rounds.add(NGINX, RedirectBenchmark::loadNginx);
      } else {
        System.err.println("nginx is not installed: it is left out.");
      }
      report(rounds.run());
    }
  }

  // What wrk takes for a success need not be a 302, so each path is asked for once by somebody who
  // looks.
  private static Wrk redirecting(URI server, List<String> paths) throws Exception {
    new Clicks(server).click(paths, paths.size());
    return new Wrk(paths);
  }

  private static Wrk.Result loadNginx() throws Exception {
    try (Nginx nginx = Nginx.start()) {
      return redirecting(nginx.url(), List.of("/")).load(nginx.url(), SECONDS);
    }
  }

  private static void report(Map<String, List<Wrk.Result>> results) {
    System.out.printf("%-26s %10s %9s %9s%n", "", "requests/s", "p50 ms", "p99 ms");
    results.forEach(
        (name, taken) ->
            System.out.printf(
                "%-26s %,10.0f %9.2f %9.2f%n",
                name, perSecond(taken), Rounds.median(taken, Wrk.Result::p50), p99(taken)));
    System.out.printf("%n%-26s %10s %9s%n", "on disk, against", "rate", "p99");
    for (String divisor : results.keySet()) {
      if (!divisor.equals(LINKS)) {
        List<Wrk.Result> limit = results.get(divisor);
        compare(divisor, results, perSecond(limit), p99(limit), goal(divisor));
      }
    }
    compare(
        "the better bare 302",
        results,
        Math.max(perSecond(results.get(BARE)), perSecond(results.get(NON_BLOCKING))),
        Math.min(p99(results.get(BARE)), p99(results.get(NON_BLOCKING))),
        "goal 0.30, at most 4");
  }

  private static String goal(String divisor) {
    return divisor.equals(NGINX) ? "goal 0.12" : "";
  }

  private static void compare(
      String with, Map<String, List<Wrk.Result>> results, double rate, double p99, String goal) {
    List<Wrk.Result> links = results.get(LINKS);
    System.out.printf(
        "%-26s %10.2f %9.1f  %s%n", with, perSecond(links) / rate, p99(links) / p99, goal);
  }

  private static double perSecond(List<Wrk.Result> results) {
    return Rounds.median(results, Wrk.Result::perSecond);
  }

  private static double p99(List<Wrk.Result> results) {
    return Rounds.median(results, Wrk.Result::p99);
  }
}
