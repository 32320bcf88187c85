package org.triggerlinks.model.text;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * One {@code {{kind.name | after}}} of a template.
 *
 * @param kind what it names
 * @param name without the kind
 * @param after what follows the bar: the default of a value, the anchor text of a link; or null
 */
record Placeholder(Kind kind, String name, String after) {

  /** What a placeholder can name. */
  enum Kind {
    CONTACT,
    CUSTOM_VALUES,
    LINK;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The value, its default, or nothing. Links have no value. */
  String value(Values values) {
    var value = kind == Kind.CONTACT ? values.contact(name) : values.customValue(name);
    return value.filter(v -> !v.isBlank()).orElse(after == null ? "" : after);
  }

  Placeholder rewritten(UnaryOperator<String> rewrite) {
    return new Placeholder(kind, rewrite.apply(name), after == null ? null : rewrite.apply(after));
  }
}
