package org.triggerlinks.routes.facts;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message that another one follows in its group. Who handled it knows it by its id. Everybody
 * else can tell from the database what became of its last fact, if it is known which time it was on
 * the queue: a click that is held comes once more, under the id that it has.
 *
 * @param message its id
 * @param fact id of its last fact
 * @param letGo true if that fact is a click that was held and is let go now
 */
public record Predecessor(UUID message, UUID fact, boolean letGo) {

  private static final String LET_GO = "let-go";
  private static final Pattern TEXT =
      Pattern.compile("([0-9a-f-]{36}) ([0-9a-f-]{36})(?: (" + LET_GO + "))?");

  /** As a message says it. */
  public String text() {
    return message + " " + fact + (letGo ? " " + LET_GO : "");
  }

  /** Reads what a message says; null if it says nothing, or nothing that is to be understood. */
  public static Predecessor read(String text) {
    Matcher parts = TEXT.matcher(text == null ? "" : text);
    if (!parts.matches()) {
      return null;
    }
    try {
      return new Predecessor(
          UUID.fromString(parts.group(1)), UUID.fromString(parts.group(2)), parts.group(3) != null);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
