package org.triggerlinks.routes.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small folder of rules for one test: few files start fast. */
public final class Rules {

  private static final String IMPORTS =
      """
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*

      """;

  private Rules() {}

  /** Writes a workflow with these rules, and gives the folder. */
  public static Path workflow(Path folder, String name, String header, String rules)
      throws IOException {
    Path workflows = Files.createDirectories(folder.resolve("workflows"));
    Files.writeString(workflows.resolve(name + ".drl"), text(name, header, rules));
    return folder;
  }

  /** Adds the evidence rules that are shipped. */
  public static void withShippedEvidence(Path folder) throws IOException {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    try (Stream<Path> shipped = Files.list(Path.of("..", "rules", "evidence"))) {
      for (Path file : shipped.toList()) {
        Files.copy(file, evidence.resolve(file.getFileName()));
      }
    }
  }

  /** The text of a workflow file with these rules. */
  public static String text(String name, String reEntry, String rules) {
    return "package workflows.%s\n%s// re-entry: %s\n\n%s".formatted(name, IMPORTS, reEntry, rules);
  }
}
