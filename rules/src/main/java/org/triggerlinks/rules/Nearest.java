package org.triggerlinks.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word somebody probably meant. */
final class Nearest {

  private Nearest() {}

  /** "Did you mean ...?", or an empty string if nothing is near. */
  static String hint(String written, Collection<String> known) {
    return to(written, known).map(near -> "Did you mean " + near + "?").orElse("");
  }

  /** The known word nearest to what was written, unless a third or more of it differs. */
  static Optional<String> to(String written, Collection<String> known) {
    int most = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(word -> distance(written, word) <= most)
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
