package org.triggerlinks.rules;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a rule file lies, and what that says about it.
 *
 * @param text path under the rules folder, with {@code /} as separator
 * @param stage what the file decides
 * @param location slug of the only location the file is for, if it is for one
 * @param name name of the file without {@code .drl}
 */
record RulePath(String text, Stage stage, Optional<String> location, String name) {

  private static final String ENDING = ".drl";

  /** Reads a path such as {@code workflows/berlin/welcome.drl}; empty if it is no rule file. */
  static Optional<RulePath> of(Path relative) {
    String[] parts = relative.toString().replace('\\', '/').split("/", -1);
    String file = parts[parts.length - 1];
    if (parts.length < 2 || !file.endsWith(ENDING) || isHidden(parts)) {
      return Optional.empty();
    }
    String name = file.substring(0, file.length() - ENDING.length());
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.folder().equals(parts[0]))
        .filter(stage -> parts.length == 2 || (parts.length == 3 && stage == Stage.WORKFLOW))
        .map(stage -> new RulePath(String.join("/", parts), stage, location(parts), name))
        .findFirst();
  }

  /** Editors and volume mounts keep copies under names that begin with a dot. */
  private static boolean isHidden(String... parts) {
    return Arrays.stream(parts).anyMatch(part -> part.startsWith("."));
  }

  private static Optional<String> location(String... parts) {
    return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
  }
}
