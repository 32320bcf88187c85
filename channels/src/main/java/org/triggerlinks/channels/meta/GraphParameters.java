package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.triggerlinks.channels.standin.Call;

/**
 * The parameters of a call as the Graph API takes them: from the query, and from a body that is a
 * JSON object or a form whose values may be JSON.
 */
final class GraphParameters {

  private static final ObjectMapper JSON = new ObjectMapper();

  private GraphParameters() {}

  /**
   * All of them.
   *
   * @throws IllegalArgumentException if the body is neither
   */
  static ObjectNode of(Call call) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    if (call.query() != null) {
      addForm(parameters, call.query());
    }
    String type = call.header("content-type");
    if (type.startsWith("application/json")) {
      JsonNode body = json(call.body());
      if (!body.isObject()) {
        throw new IllegalArgumentException("The body is no JSON object.");
      }
      parameters.setAll((ObjectNode) body);
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      addForm(parameters, call.body());
    } else if (!call.body().isEmpty()) {
      throw new IllegalArgumentException("The body is neither JSON nor a form.");
    }
    return parameters;
  }

  private static void addForm(ObjectNode parameters, String form) {
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String value = decoded(pair.substring(equals + 1));
        boolean structured = value.startsWith("{") || value.startsWith("[");
        parameters.set(
            decoded(pair.substring(0, equals)),
            structured ? json(value) : JsonNodeFactory.instance.textNode(value));
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
