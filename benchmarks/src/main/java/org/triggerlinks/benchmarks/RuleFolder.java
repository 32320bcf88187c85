package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A folder with the evidence and policies that are shipped, and workflows of a benchmark's own. */
final class RuleFolder {

  private RuleFolder() {}

  /** So many workflows, by name; each waits for a link of its own. */
  static Map<String, String> offers(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap(number -> "offer-" + number, number -> offer(number, "Opened")));
  }

  /** The workflow that waits for this link, and gives this tag. */
  static String offer(int number, String tag) {
    return DecideBenchmark.WORKFLOW
        .replace("workflows.offer", "workflows.offer_" + number)
        .replace("\"Offer\"", "\"Offer " + number + "\"")
        .replace("\"Interested\"", "\"" + tag + "\"");
  }

  /** Makes a folder with these workflows, by name. */
  static Path with(Map<String, String> workflows) throws IOException {
    Path folder = Temporary.folder();
    for (String stage : List.of("evidence", "policies")) {
      Path into = Files.createDirectories(folder.resolve(stage));
      try (Stream<Path> shipped = Files.list(Path.of("rules", stage))) {
        for (Path file : shipped.toList()) {
          Files.copy(file, into.resolve(file.getFileName()));
        }
      }
    }
    Path into = Files.createDirectories(folder.resolve("workflows"));
    for (Map.Entry<String, String> workflow : workflows.entrySet()) {
      Files.writeString(into.resolve(workflow.getKey() + ".drl"), workflow.getValue());
    }
    return folder;
  }
}
