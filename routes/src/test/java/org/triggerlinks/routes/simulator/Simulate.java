package org.triggerlinks.routes.simulator;

import java.util.List;

/**
 * Runs seeds from the command line: {@code --seeds N}, {@code --from SEED}, or {@code --seed SEED}
 * to see one with all that happens in it.
 */
public final class Simulate {

  private static final String USAGE =
      "Usage: simulate.sh [--seeds N, at least 1] [--from SEED] | --seed SEED";
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long SEEDS_PER_LINE = 250;

  private Simulate() {}

  /** Ends with 1 if a promise is broken, with 2 if the command is wrong. */
  public static void main(String... arguments) throws Exception {
    long seeds = 1000;
    long from = 1;
    Long only = null;
    List<String> words = List.of(arguments);
    for (int i = 0; i < words.size(); i += 2) {
      if (i + 1 == words.size() || !words.get(i + 1).matches("\\d{1,18}")) {
        wrong();
      }
      long number = Long.parseLong(words.get(i + 1));
      switch (words.get(i)) {
        case "--seeds" -> seeds = number;
        case "--from" -> from = number;
        case "--seed" -> only = number;
        default -> wrong();
      }
    }
    if (seeds == 0) {
      wrong();
    }
    var ignored = Silence.begin();
    try (RuleBooks rules = RuleBooks.open()) {
      System.exit(only == null ? many(rules, from, seeds) : one(rules, only));
    }
  }

  private static void wrong() {
    System.err.println(USAGE);
    System.exit(2);
  }

  private static int one(RuleBooks rules, long seed) throws Exception {
    try (Simulator simulator = new Simulator(rules)) {
      Verdict verdict = simulator.run(seed);
      verdict.trace().forEach(System.out::println);
      if (verdict.broken() == null) {
        System.out.printf("Seed %d, %d steps: every promise holds.%n", seed, verdict.steps());
        return 0;
      }
      verdict.broken().printStackTrace(System.out);
      return 1;
    }
  }

  private static int many(RuleBooks rules, long from, long count) throws Exception {
    // Twice as many as cores: while a strand hands over to another, its core has nothing to do.
    Seeds seeds = new Seeds(rules, 2 * Runtime.getRuntime().availableProcessors());
    long began = System.nanoTime();
    Verdict failed =
        seeds.run(
            from,
            count,
            done -> {
              if (done % SEEDS_PER_LINE == 0) {
                System.out.printf("%d of %d seeds%n", done, count);
              }
            });
    double took = (double) (System.nanoTime() - began) / NANOS_PER_SECOND;
    System.out.printf(
        "%d seeds from %d on, %d steps, in %.0f seconds: %.0f seeds a minute, %.0f steps a seed.%n",
        seeds.done(),
        from,
        seeds.steps(),
        took,
        seeds.done() * 60 / took,
        (double) seeds.steps() / Math.max(1, seeds.done()));
    if (failed == null) {
      System.out.println("Every promise holds.");
      return 0;
    }
    System.out.println(failed.report());
    return 1;
  }
}
