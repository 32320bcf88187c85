package org.triggerlinks.model.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** A template that uses names nobody knows, or of archived links; it lists all of them. */
public final class UnknownNames extends RuntimeException {

  /**
   * One name that cannot be used.
   *
   * @param kind "link", "custom value" or "contact field"
   * @param name as written
   * @param sentence what is wrong, and what may have been meant or can be done
   */
  public record Unknown(String kind, String name, String sentence) {

    static Unknown notThere(String kind, String name, Optional<String> nearest) {
      String hint = nearest.map(" Did you mean \"%s\"?"::formatted).orElse("");
      return new Unknown(kind, name, "There is no %s named \"%s\".%s".formatted(kind, name, hint));
    }

    // Workflows are warned in the same words, see UnknownName of the rules.
    static Unknown archived(String name) {
      return new Unknown(
          LINK,
          name,
          ("The link \"%s\" is archived, so it cannot be put into messages."
                  + " Bring it back (POST /links/{id}/unarchive), or use another.")
              .formatted(name));
    }
  }

  private static final String LINK = "link";

  private final transient List<Unknown> unknown;

  private UnknownNames(List<Unknown> unknown) {
    super(unknown.stream().map(Unknown::sentence).collect(Collectors.joining(" ")));
    this.unknown = List.copyOf(unknown);
  }

  /** All unknown names: links, then custom values, then contact fields. */
  public List<Unknown> unknown() {
    return unknown;
  }

  static void check(
      Set<String> links, Set<String> customValues, Set<String> fields, Catalog catalog) {
    List<Unknown> unknown = new ArrayList<>();
    findLinks(links, catalog, unknown);
    find("custom value", customValues, catalog::knowsCustomValue, catalog::customValues, unknown);
    find(
        "contact field",
        fields,
        field -> StandardFields.NAMES.contains(field) || catalog.knowsField(field),
        () ->
            Stream.concat(StandardFields.NAMES.stream(), catalog.fields().stream())
                .collect(Collectors.toSet()),
        unknown);
    if (!unknown.isEmpty()) {
      throw new UnknownNames(unknown);
    }
  }

  private static void findLinks(Set<String> used, Catalog catalog, List<Unknown> unknown) {
    for (String name : used) {
      if (catalog.hasArchivedLink(name)) {
        unknown.add(Unknown.archived(name));
      } else if (!catalog.knowsLink(name)) {
        unknown.add(Unknown.notThere(LINK, name, nearest(name, catalog.links())));
      }
    }
  }

  private static void find(
      String kind,
      Set<String> used,
      Predicate<String> known,
      Supplier<Set<String>> all,
      List<Unknown> unknown) {
    for (String name : used) {
      if (!known.test(name)) {
        unknown.add(Unknown.notThere(kind, name, nearest(name, all.get())));
      }
    }
  }

  /** At most one letter in three may differ; upper and lower case do not count. */
  private static Optional<String> nearest(String name, Set<String> known) {
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, name.length() / 3));
    record Near(String name, int distance) {}
    return known.stream()
        .map(other -> new Near(other, distance.apply(folded(name), folded(other))))
        .filter(near -> near.distance() >= 0)
        .min(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
