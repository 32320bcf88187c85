package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** The forms that everything of Google's has. */
final class GoogleJson {

  /** How documents are announced. */
  static final String CONTENT_TYPE = "application/json; charset=UTF-8";

  private static final ObjectMapper JSON = new ObjectMapper();

  private GoogleJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** A document; one in which nothing is found if it is none. */
  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** A moment (RFC 3339), or null if there is none. */
  static Instant moment(JsonNode text) {
    try {
      return text.isTextual() ? Instant.parse(text.asText()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A part of a path or a query. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
