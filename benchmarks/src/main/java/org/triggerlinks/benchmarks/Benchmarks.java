package org.triggerlinks.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks that are named, or all of them. */
public final class Benchmarks {

  private Benchmarks() {}

  private static Map<String, Benchmark> all() {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("redirect", new RedirectBenchmark());
    all.put("outage", new OutageBenchmark());
    all.put("decide", new DecideBenchmark());
    all.put("end-to-end", new EndToEndBenchmark());
    all.put("rules", new RulesBenchmark());
    all.put("growth", new GrowthBenchmark());
    all.put("waits", new WaitsBenchmark());
    all.put("start", new StartBenchmark());
    return all;
  }

  public static void main(String[] names) {
    Map<String, Benchmark> all = allAsSet();
    List<String> chosen = names.length == 0 ? List.copyOf(all.keySet()) : List.of(names);
    for (String name : chosen) {
      if (!all.containsKey(name)) {
        System.err.printf("There is no benchmark \"%s\"; there are %s.%n", name, all.keySet());
        System.exit(2);
      }
    }
    boolean allRan = true;
    for (String name : chosen) {
      System.out.printf("%n%s%n", name);
      allRan &= ran(name, all.get(name));
    }
    // Libraries leave threads behind, after a failure as well.
    System.exit(allRan ? 0 : 1);
  }

  private static Map<String, Benchmark> allAsSet() {
    try {
      return all();
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        System.err.println(wrong.getMessage());
        System.exit(2);
      }
      throw e;
    }
  }

  private static boolean ran(String name, Benchmark benchmark) {
    try {
      for (String program : benchmark.programs()) {
        if (!Programs.isInstalled(program)) {
          System.err.printf(
              "Left out: it needs %s, which is not installed (Debian: apt-get install %s).%n",
              program, program);
          return false;
        }
      }
      benchmark.run();
      return true;
    } catch (Exception e) {
      System.err.printf("%nThe benchmark \"%s\" failed.%n", name);
      e.printStackTrace();
      return false;
    }
  }
}
