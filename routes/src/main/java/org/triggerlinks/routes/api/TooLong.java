package org.triggerlinks.routes.api;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that fits by the contract, which counts characters, and not by its column: H2 counts an
 * emoji as two, and says which column it is.
 */
final class TooLong {

  private static final Pattern COLUMN =
      Pattern.compile("column \"(\\w+) CHARACTER VARYING\\((\\d+)\\)");

  private TooLong() {}

  static InvalidRequest of(String message) {
    Matcher column = COLUMN.matcher(message == null ? "" : message);
    return column.find()
        ? InvalidRequest.field(
            "/" + column.group(1).toLowerCase(Locale.ROOT),
            "It may have at most %s characters, of which an emoji is two."
                .formatted(column.group(2)))
        : InvalidRequest.field("", "One of the texts is longer than what is kept of it.");
  }
}
