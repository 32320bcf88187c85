package org.triggerlinks.routes.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads given values as what they should be. A wrong one is noted as a problem and answered with a
 * placeholder, so that all problems are found in one pass.
 */
final class SettingsValues {
  private static final Pattern REFERENCE = Pattern.compile("\\{([a-z0-9.-]+)}");

  private final Path home;
  private final Map<Key, Given> given;
  private final List<String> problems;

  /**
   * @param home folder that relative folders are relative to
   */
  SettingsValues(Path home, Map<Key, Given> given, List<String> problems) {
    this.home = home.toAbsolutePath().normalize();
    this.given = given;
    this.problems = problems;
    for (Key key : Key.values()) {
      if (!given.containsKey(key)) {
        problems.add(
            key.label()
                + " is missing; add it to config/application.properties or set "
                + key.variable()
                + ".");
        given.put(key, new Given("", ""));
      }
    }
  }

  String text(Key key) {
    String value = given.get(key).value();
    if (key == Key.DATA_FOLDER || key == Key.RULES_FOLDER) {
      return value.isEmpty() ? "" : home.resolve(value).normalize().toString();
    }
    return REFERENCE
        .matcher(value)
        .replaceAll(
            match -> {
              Key other = Key.named(match.group(1)).orElse(null);
              if (other == null || other == key || other.secret()) {
                wrong(key, "refers to {" + match.group(1) + "}, which cannot be referred to");
                return "";
              }
              return Matcher.quoteReplacement(text(other));
            });
  }

  String required(Key key) {
    String value = text(key);
    if (value.isEmpty()) {
      wrong(key, "must not be empty");
    }
    return value;
  }

  Path folder(Key key) {
    return Path.of(required(key));
  }

  int number(Key key, int least, int most) {
    try {
      int number = Integer.parseInt(text(key));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    wrong(key, "must be a whole number from " + least + " to " + most);
    return least;
  }

  boolean flag(Key key) {
    String value = text(key);
    if (!value.equals("true") && !value.equals("false")) {
      wrong(key, "must be true or false");
    }
    return value.equals("true");
  }

  Duration duration(Key key) {
    try {
      Duration duration = Duration.parse("PT" + text(key).toUpperCase(Locale.ROOT));
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    wrong(key, "must be a time such as 10s or 1m30s");
    return Duration.ZERO;
  }

  URI url(Key key, String... schemes) {
    try {
      URI url = new URI(required(key));
      if (url.getHost() != null && List.of(schemes).contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    wrong(key, "must be a URL that begins with " + String.join(":// or ", schemes) + "://");
    return URI.create("about:blank");
  }

  String oneOf(Key key, String... choices) {
    if (!List.of(choices).contains(text(key))) {
      wrong(key, "must be one of: " + String.join(", ", choices));
    }
    return text(key);
  }

  String matching(Key key, String pattern, String sentence) {
    if (!text(key).matches(pattern)) {
      wrong(key, sentence);
    }
    return text(key);
  }

  List<String> list(Key key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** Notes a problem; one a setting is enough, the first is the cause. */
  void wrong(Key key, String sentence) {
    Given value = given.get(key);
    if (value.origin().isEmpty()) {
      return; // it is missing, which was said
    }
    String shown = key.secret() ? "***" : value.value();
    String problem =
        value.origin() + ": " + key.label() + " " + sentence + ", but is \"" + shown + "\".";
    if (problems.stream()
        .noneMatch(known -> known.startsWith(value.origin() + ": " + key.label()))) {
      problems.add(problem);
    }
  }
}
