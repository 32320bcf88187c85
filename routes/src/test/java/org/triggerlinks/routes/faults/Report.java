package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The small table of a run, and what it found wrong. */
final class Report {

  private static final int MOST_SHOWN = 5;

  private final String run;
  private final Map<String, String> rows = new LinkedHashMap<>();
  private final List<String> violations = new ArrayList<>();
  private final Set<String> compared = new LinkedHashSet<>();
  private final long began = System.nanoTime();

  /** The report of the run that faults.sh knows by this name. */
  Report(String run, String done) {
    this.run = run;
    row("done", done);
  }

  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  Report row(String name, String format, Object... values) {
    rows.put(name, values.length == 0 ? format : format.formatted(values));
    return this;
  }

  /** Everything in this list is a violation of this kind; the first few are shown. */
  void none(String what, List<String> found) {
    if (!found.isEmpty()) {
      violations.add(
          "%s: %,d, such as %s"
              .formatted(what, found.size(), found.subList(0, Math.min(MOST_SHOWN, found.size()))));
    }
  }

  /** It is a violation if this does not hold. */
  @SuppressWarnings("AnnotateFormatMethod") // The annotation would be one more dependency.
  void holds(boolean holds, String otherwise, Object... values) {
    if (!holds) {
      violations.add(otherwise.formatted(values));
    }
  }

  /** What this run has looked at and would have found: the words of the verdict if it is kept. */
  Report compared(String... words) {
    compared.addAll(List.of(words));
    return this;
  }

  /** Says for faults.sh why a run cannot be made here; empty if it can. */
  static void skipUnless(String run, String why) throws IOException {
    if (!why.isEmpty()) {
      keep(run, "%n%s%n  skipped: %s%n".formatted(run, why));
    }
    assumeTrue(why.isEmpty(), "The run %s is skipped: %s".formatted(run, why));
  }

  private static void keep(String run, String table) throws IOException {
    System.out.print(table);
    Path folder = Files.createDirectories(Path.of("target", "faults"));
    Files.writeString(folder.resolve(run + ".txt"), table);
  }

  /** Prints the table, keeps it for faults.sh, and fails if there was any violation. */
  void close() throws IOException {
    holds(!compared.isEmpty(), "the run compared nothing");
    row("took", "%,.1f s", (System.nanoTime() - began) / 1e9);
    row("verdict", violations.isEmpty() ? String.join(", ", compared) : "VIOLATED");
    StringBuilder table =
        new StringBuilder(
            "%n%s (seed %d; again: benchmarks/faults.sh %s --seed %d%s)%n"
                .formatted(run, Size.seed(), run, Size.seed(), Size.full() ? "" : " --short"));
    rows.forEach((name, value) -> table.append("  %-20s %s%n".formatted(name, value)));
    violations.forEach(violation -> table.append("  !! %s%n".formatted(violation)));
    keep(run, table.toString());
    assertThat(violations).as("%s", table).isEmpty();
  }
}
