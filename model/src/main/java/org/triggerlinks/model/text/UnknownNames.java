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

/** A template that uses names nobody knows; it lists all of them. */
public final class UnknownNames extends RuntimeException {

  /**
   * One unknown name.
   *
   * @param kind "link", "custom value" or "contact field"
   * @param name as written
   * @param nearest the known name most like it, if one is like it
   */
  public record Unknown(String kind, String name, Optional<String> nearest) {

    /** What is wrong and what may have been meant. */
    public String sentence() {
      String hint = nearest.map(" Did you mean \"%s\"?"::formatted).orElse("");
      return "There is no %s named \"%s\".%s".formatted(kind, name, hint);
    }
  }

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
    find("link", links, catalog::knowsLink, catalog::links, unknown);
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

  private static void find(
      String kind,
      Set<String> used,
      Predicate<String> known,
      Supplier<Set<String>> all,
      List<Unknown> unknown) {
    for (String name : used) {
      if (!known.test(name)) {
        unknown.add(new Unknown(kind, name, nearest(name, all.get())));
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
