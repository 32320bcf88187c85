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

  /** The known word nearest to what was written, unless too much of it differs. */
  static Optional<String> to(String written, Collection<String> known) {
    // Two letters that changed places count as two differences.
    int most = written.length() < 4 ? 1 : Math.max(2, written.length() / 3);
    return known.stream()
        .filter(word -> distance(written, word) <= most)
        .min(Comparator.comparingInt(word -> distance(written, word)));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
