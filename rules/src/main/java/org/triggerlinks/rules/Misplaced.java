package org.triggerlinks.rules;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rule files where nobody looks for them: each is told of once. */
final class Misplaced {

  private static final Logger LOG = LoggerFactory.getLogger(Misplaced.class);
  private static final Set<Path> TOLD = ConcurrentHashMap.newKeySet();

  private Misplaced() {}

  static void warn(Path file) {
    boolean visible =
        java.util.stream.StreamSupport.stream(file.spliterator(), false)
            .noneMatch(part -> part.toString().startsWith("."));
    if (visible && file.toString().endsWith(".drl") && TOLD.add(file)) {
      LOG.warn(
          "{} is not in force: rules lie in evidence/, in policies/, in workflows/, or in workflows/<slug of a location>/.",
          file);
    }
  }
}
