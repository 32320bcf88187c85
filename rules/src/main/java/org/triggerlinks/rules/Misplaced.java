package org.triggerlinks.rules;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rule files where nobody looks for them: each is told of once. */
final class Misplaced {

  private static final Logger LOG = LoggerFactory.getLogger(Misplaced.class);
  private static final String ENDING = ".drl";
  private static final Set<Path> TOLD = ConcurrentHashMap.newKeySet();

  private Misplaced() {}

  static void warn(Path file) {
    said(file).filter(sentence -> TOLD.add(file)).ifPresent(LOG::warn);
  }

  /** What is wrong with the place or the name of a file that is no rule file; empty if nothing. */
  static Optional<String> said(Path file) {
    String name = file.getFileName().toString();
    boolean visible =
        StreamSupport.stream(file.spliterator(), false)
            .noneMatch(part -> part.toString().startsWith("."));
    if (!visible || !name.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      return Optional.empty();
    }
    String small = name.substring(0, name.length() - ENDING.length()) + ENDING;
    String reason =
        RulePath.of(file.resolveSibling(small)).isPresent()
            ? "its name must end in .drl, in small letters. Call it " + small + "."
            : "rules lie in evidence/, in policies/, in workflows/, or in workflows/<slug of a location>/.";
    return Optional.of(file + " is not in force: " + reason);
  }
}
