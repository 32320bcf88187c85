package org.triggerlinks.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triggerlinks.model.text.Placeholder.Kind;

/**
 * Cuts a template into literal text and placeholders, once. Substitution libraries neither refuse
 * an open two opening braces nor tell where a name stands, and they read the values again. Braces
 * behind a backslash are two braces.
 */
final class TemplateReader {

  /** Braces behind a backslash, a placeholder, or braces that are never closed. */
  private static final Pattern BRACES =
      Pattern.compile("\\\\\\{\\{|\\{\\{(?:(?<inside>(?:(?!\\{\\{|}}).)*)}})?", Pattern.DOTALL);

  private static final String ESCAPED = "\\{{";
  private static final Pattern INSIDE =
      Pattern.compile("(?<kind>[a-z_]+) ?\\. ?(?<name>[^|{}]*[^|{} ])(?: ?\\| ?(?<after>.*))?");

  private TemplateReader() {}

  /** The parts in order; each a String or a Placeholder. */
  static List<Object> read(String source) {
    List<Object> parts = new ArrayList<>();
    Matcher found = BRACES.matcher(source);
    int end = 0;
    while (found.find()) {
      if (found.group().equals(ESCAPED)) {
        continue;
      }
      literal(source, end, found.start(), parts);
      if (found.group("inside") == null) {
        throw InvalidTemplate.unclosed(source, found.start());
      }
      parts.add(placeholder(source, found.start(), found.group("inside")));
      end = found.end();
    }
    literal(source, end, source.length(), parts);
    return List.copyOf(parts);
  }

  /** Where the placeholders begin, in order. */
  static List<Integer> positions(String source) {
    return BRACES
        .matcher(source)
        .results()
        .filter(found -> !found.group().equals(ESCAPED))
        .map(MatchResult::start)
        .toList();
  }

  private static void literal(String source, int from, int to, List<Object> parts) {
    if (from < to) {
      parts.add(source.substring(from, to).replace(ESCAPED, "{{"));
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
