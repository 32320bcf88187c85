package org.triggerlinks.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Contestants that are measured in turns, round after round, so that what else the machine does
 * meets all of them alike. The first round only warms up.
 */
final class Rounds<R> {

  private final Map<String, Measurement<R>> contestants = new LinkedHashMap<>();
  private final Map<String, Measurement<R>> warmUps = new LinkedHashMap<>();
  private final int rounds;

  Rounds(int rounds) {
    this.rounds = rounds;
  }

  /** One measurement of one contestant. */
  interface Measurement<R> {
    R take() throws Exception;
  }

  void add(String name, Measurement<R> measurement) {
    add(name, measurement, measurement);
  }

  /** The same with a first round of its own, as what is measured cannot be done often. */
  void add(String name, Measurement<R> warmUp, Measurement<R> measurement) {
    warmUps.put(name, warmUp);
    contestants.put(name, measurement);
  }

  /** The results of each contestant, in the order of the rounds. */
  Map<String, List<R>> run() throws Exception {
    for (Measurement<R> warmUp : warmUps.values()) {
      warmUp.take();
    }
    Map<String, List<R>> results = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Measurement<R>> contestant : contestants.entrySet()) {
        results
            .computeIfAbsent(contestant.getKey(), name -> new ArrayList<>())
            .add(contestant.getValue().take());
      }
    }
    return results;
  }

  /** The middle one of this figure of these results. */
  static <R> double median(List<R> results, ToDoubleFunction<R> figure) {
    return median(results.stream().map(figure::applyAsDouble).toList());
  }

  /** The middle one of these figures; of an even number the lower of the two in the middle. */
  static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
