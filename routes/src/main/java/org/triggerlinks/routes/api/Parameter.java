package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import java.util.List;

/**
 * A parameter of an operation.
 *
 * @param in path, query or header
 * @param fallback value if it is not given, or null
 */
record Parameter(String name, String in, boolean required, Schema schema, String fallback) {

  /** What is wrong with a value; null stands for a missing one. */
  List<FieldError> check(String value) {
    if (value == null) {
      return required ? List.of(new FieldError(name, "It is missing.")) : List.of();
    }
    return schema.validate(typed(value)).stream()
        .map(error -> new FieldError(name, SchemaErrors.message(error)))
        .toList();
  }

  /** Parameters are text; the schema may want a number or a truth value. */
  private JsonNode typed(String value) {
    String type = schema.getSchemaNode().path("type").asText();
    if (type.equals("integer") && value.matches("-?\\d{1,18}")) {
      return LongNode.valueOf(Long.parseLong(value));
    }
    if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
      return BooleanNode.valueOf(value.equals("true"));
    }
    return TextNode.valueOf(value);
  }
}
