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
    copyShipped("evidence", folder);
  }

  /** Adds the policies that are shipped. */
  public static void withShippedPolicies(Path folder) throws IOException {
    copyShipped("policies", folder);
  }

  private static void copyShipped(String stage, Path folder) throws IOException {
    Path copies = Files.createDirectories(folder.resolve(stage));
    try (Stream<Path> shipped = Files.list(Path.of("..", "rules", stage))) {
      for (Path file : shipped.toList()) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    }
  }

  /** The text of a workflow file with these rules. */
  public static String text(String name, String reEntry, String rules) {
    return "package workflows.%s\n%s// re-entry: %s\n\n%s".formatted(name, IMPORTS, reEntry, rules);
  }
}
