package org.triggerlinks.routes.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path of the contract such as {@code /contacts/{id}/tags/{tag}}. */
record PathTemplate(List<String> segments) {

  static PathTemplate parse(String path) {
    return new PathTemplate(List.of(path.substring(1).split("/", -1)));
  }

  /**
   * The values in a path as it was sent, decoded after it is cut at its slashes, so that a tag may
   * contain one; empty if the path is another one.
   */
  Optional<Map<String, String>> match(String rawPath) {
    if (!rawPath.startsWith("/")) {
      return Optional.empty();
    }
    String[] given = rawPath.substring(1).split("/", -1);
    if (given.length != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < given.length; i++) {
      String wanted = segments.get(i);
      if (variable(wanted)) {
        values.put(wanted.substring(1, wanted.length() - 1), decode(given[i]));
      } else if (!wanted.equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** How many of its segments are fixed: /messages/preview goes before /messages/{id}. */
  long fixedSegments() {
    return segments.stream().filter(segment -> !variable(segment)).count();
  }

  private static boolean variable(String segment) {
    return segment.startsWith("{");
  }

  private static String decode(String segment) {
    try {
      return PercentEncoding.decode(segment);
    } catch (IllegalArgumentException e) {
      throw InvalidRequest.parameters(
          List.of(new FieldError("path", "\"%s\" is not percent-encoded.".formatted(segment))));
    }
  }
}
