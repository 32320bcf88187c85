package org.triggerlinks.routes.runtime;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The hint for somebody who mistyped a name. */
final class NearestName {
  private NearestName() {}

  /** A sentence with the nearest of the known names, which must not be empty. */
  static String hint(String typed, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparing(
                name -> LevenshteinDistance.getDefaultInstance().apply(typed, name)))
        .map(name -> "did you mean " + name + "?")
        .orElseThrow();
  }
}
