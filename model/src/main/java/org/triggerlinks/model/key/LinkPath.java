package org.triggerlinks.model.key;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the URL of a link names.
 *
 * @param key the link
 * @param ref the message part, unless the URL is the public one
 */
public record LinkPath(String key, Optional<String> ref) {

  private static final int REF_LENGTH = 1 + Keys.REF_RANDOM_LENGTH;

  // What ends a sentence or sets a text off, and what follows it up to the next white space.
  private static final String TOUCHING =
      "[?]{0,3}(?:[\\h.,;:!)\\]}'\"*_~>\\u201d\\u2019\\u00bb\\u2026\\u3002\\uff0c\\uff09][^/?#@\\\\\\v]{0,200})?[?]{0,3}";

  // Of the reference, too much or too little may arrive: a message is cut, a word touches the URL,
  // a program takes a full stop, a quotation mark or an asterisk for a part of it. What is left
  // still names the link.
  private static final Pattern SEGMENT =
      Pattern.compile(
          "(?<key>[0-9A-Za-z]{%d})(?:-(?<ref>[0-9A-Za-z]{0,200}))?%s"
              .formatted(Keys.KEY_LENGTH, TOUCHING));

  /**
   * Reads {@code /l/{key}} or {@code /l/{key}-{ref}}; nothing else is a link. What is too short to
   * be a reference is left out.
   */
  public static Optional<LinkPath> parse(String path) {
    return path != null && path.startsWith("/l/") ? ofSegment(path.substring(3)) : Optional.empty();
  }

  /** Reads {@code {key}} or {@code {key}-{ref}}, what follows {@code /l/}. */
  public static Optional<LinkPath> ofSegment(String segment) {
    Matcher matcher = SEGMENT.matcher(segment == null ? "" : segment);
    return matcher.matches()
        ? Optional.of(new LinkPath(matcher.group("key"), ref(matcher.group("ref"))))
        : Optional.empty();
  }

  private static Optional<String> ref(String text) {
    return Optional.ofNullable(text)
        .filter(t -> t.length() >= REF_LENGTH)
        .map(t -> t.substring(0, REF_LENGTH));
  }

  /** The path of the URL. */
  public String path() {
    return "/l/" + key + ref.map("-"::concat).orElse("");
  }
}
