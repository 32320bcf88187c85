package org.triggerlinks.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triggerlinks.model.text.Placeholder.Kind;

/**
 * Cuts a template into literal text and placeholders, once. Substitution libraries neither refuse
 * an open two opening braces nor tell where a name stands, and they read the values again.
 */
final class TemplateReader {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{(?<inside>(?:(?!\\{\\{|}}).)*)}}", Pattern.DOTALL);
  private static final Pattern INSIDE =
      Pattern.compile("(?<kind>[a-z_]+) ?\\. ?(?<name>[^|{}]*[^|{} ])(?: ?\\| ?(?<after>.*))?");

  private TemplateReader() {}

  /** The parts in order; each a String or a Placeholder. */
  static List<Object> read(String source) {
    List<Object> parts = new ArrayList<>();
    Matcher found = PLACEHOLDER.matcher(source);
    int end = 0;
    while (found.find()) {
      literal(source, end, found.start(), parts);
      parts.add(placeholder(source, found.start(), found.group("inside")));
      end = found.end();
    }
    literal(source, end, source.length(), parts);
    return List.copyOf(parts);
  }

  private static void literal(String source, int from, int to, List<Object> parts) {
    int open = source.indexOf("{{", from);
    if (open >= 0 && open < to) {
      throw InvalidTemplate.unclosed(source, open);
    }
    if (from < to) {
      parts.add(source.substring(from, to));
    }
  }

  private static Placeholder placeholder(String source, int position, String raw) {
    // Editors break lines and put no-break spaces where they like.
    String inside = raw.replaceAll("[\\h\\v]+", " ").strip();
    Matcher matcher = INSIDE.matcher(inside);
    if (!matcher.matches()) {
      throw InvalidTemplate.unknownKind(source, position, inside);
    }
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(matcher.group("kind").toLowerCase(Locale.ROOT))) {
        return new Placeholder(kind, matcher.group("name"), matcher.group("after"));
      }
    }
    throw InvalidTemplate.unknownKind(source, position, inside);
  }
}
