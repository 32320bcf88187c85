package org.triggerlinks.model.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.triggerlinks.model.text.Placeholder.Kind;

/**
 * A text with {@code {{contact.first_name | there}}}, {@code {{custom_values.promo}}} and {@code
 * {{link.Spring Sale | Book now}}} in it. A bar, brace or line break cannot be part of a name. Two
 * braces behind a backslash stand for two braces.
 */
public final class Template {

  private final List<Object> parts;

  private Template(List<Object> parts) {
    this.parts = parts;
  }

  /**
   * Reads a template.
   *
   * @throws InvalidTemplate if a placeholder is open or of no known kind
   */
  public static Template parse(String source) {
    return new Template(TemplateReader.read(source));
  }

  /** Names of the trigger links used, in order. */
  public Set<String> links() {
    return names(Kind.LINK);
  }

  /** Names of the custom values used, in order. */
  public Set<String> customValues() {
    return names(Kind.CUSTOM_VALUES);
  }

  /** Contact fields used, standard and custom, in order. */
  public Set<String> contactFields() {
    return names(Kind.CONTACT);
  }

  /**
   * Compares the names used with the names there are.
   *
   * @throws UnknownNames with all that are not known
   */
  public void check(Catalog catalog) {
    UnknownNames.check(links(), customValues(), contactFields(), catalog);
  }

  /** The text for a channel without anchors: a link is its bare URL. */
  public String render(Values values) {
    return render(
        values,
        literal -> literal,
        (p, v) -> p.kind() == Kind.LINK ? v.linkUrl(p.name()) : p.value(v));
  }

  String render(
      Values values,
      UnaryOperator<String> literal,
      BiFunction<Placeholder, Values, String> placeholder) {
    Values once = OneUrlPerLink.of(values);
    return parts.stream()
        .map(
            part ->
                part instanceof Placeholder p
                    ? placeholder.apply(p, once)
                    : literal.apply((String) part))
        .collect(Collectors.joining());
  }

  /** The same template with its placeholders' texts rewritten, its literal text not. */
  Template rewritten(UnaryOperator<String> rewrite) {
    return new Template(
        parts.stream()
            .map(part -> part instanceof Placeholder p ? p.rewritten(rewrite) : part)
            .toList());
  }

  /** This template and another one, one behind the other. */
  Template and(Template other) {
    List<Object> both = new ArrayList<>(parts);
    both.addAll(other.parts);
    return new Template(both);
  }

  List<Object> parts() {
    return parts;
  }

  private Set<String> names(Kind kind) {
    Set<String> names = new LinkedHashSet<>();
    for (Object part : parts) {
      if (part instanceof Placeholder p && p.kind() == kind) {
        names.add(p.name());
      }
    }
    return Collections.unmodifiableSet(names);
  }
}
