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

  private static final Pattern SEGMENT =
      Pattern.compile(
          "(?<key>[0-9A-Za-z]{%d})(?:-(?<ref>[0-9A-Za-z]{%d}))?"
              .formatted(Keys.KEY_LENGTH, 1 + Keys.REF_RANDOM_LENGTH));

  /** Reads {@code /l/{key}} or {@code /l/{key}-{ref}}; nothing else is a link. */
  public static Optional<LinkPath> parse(String path) {
    return path != null && path.startsWith("/l/") ? ofSegment(path.substring(3)) : Optional.empty();
  }

  /** Reads {@code {key}} or {@code {key}-{ref}}, what follows {@code /l/}. */
  public static Optional<LinkPath> ofSegment(String segment) {
    Matcher matcher = SEGMENT.matcher(segment == null ? "" : segment);
    return matcher.matches()
        ? Optional.of(new LinkPath(matcher.group("key"), Optional.ofNullable(matcher.group("ref"))))
        : Optional.empty();
  }

  /** The path of the URL. */
  public String path() {
    return "/l/" + key + ref.map("-"::concat).orElse("");
  }
}
