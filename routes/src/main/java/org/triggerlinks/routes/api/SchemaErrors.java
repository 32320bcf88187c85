package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;

/** Says in plain words what a schema found wrong. */
final class SchemaErrors {

  private SchemaErrors() {}

  /** Everything that is wrong with a body, in the order of the schema. */
  static List<FieldError> of(Schema schema, JsonNode body) {
    return schema.validate(body).stream()
        .map(error -> new FieldError(pointer(error), message(error)))
        .distinct()
        .toList();
  }

  /** A missing or unknown property is pointed at itself, not at the object around it. */
  private static String pointer(Error error) {
    String at = error.getInstanceLocation().toString();
    return error.getProperty() == null ? at : at + "/" + escaped(error.getProperty());
  }

  private static String escaped(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }

  static String message(Error error) {
    Object[] arguments = error.getArguments();
    return switch (error.getKeyword()) {
      case "required" -> "It is missing.";
      case "additionalProperties" -> "There is no such field.";
      case "type" -> "It must be %s, not %s.".formatted(types(arguments[1]), types(arguments[0]));
      case "enum" -> "It must be one of %s.".formatted(listed(arguments[0]));
      case "minLength" -> atLeast("It needs", arguments[0], "character");
      case "maxLength" -> atMost("It may have", arguments[0], "character");
      case "minItems" -> atLeast("It needs", arguments[0], "item");
      case "maxItems" -> atMost("It may have", arguments[0], "item");
      case "minProperties" -> atLeast("It needs", arguments[0], "field");
      case "maxProperties" -> atMost("It may have", arguments[0], "field");
      case "minimum" -> "It must be at least %s.".formatted(arguments[0]);
      case "maximum" -> "It must be at most %s.".formatted(arguments[0]);
      case "pattern" -> "It must look like %s.".formatted(pattern(arguments[0]));
      case "format" -> "It must be %s.".formatted(format(arguments[0]));
      default -> error.getMessage();
    };
  }

  private static String atLeast(String verb, Object number, String noun) {
    return "%s at least %s %s.".formatted(verb, number, plural(number, noun));
  }

  private static String atMost(String verb, Object number, String noun) {
    return "%s at most %s %s.".formatted(verb, number, plural(number, noun));
  }

  private static String plural(Object number, String noun) {
    return number.toString().equals("1") ? noun : noun + "s";
  }

  private static String listed(Object values) {
    return values.toString().replaceAll("[\\[\\]\"]", "");
  }

  private static String types(Object type) {
    return listed(type).replace(", ", " or ");
  }

  private static String pattern(Object pattern) {
    return pattern.toString().startsWith("^[a-z][a-z0-9_]")
        ? "monthly_promo_url: small letters, digits and underscores, a letter first, 80 at most"
        : pattern.toString();
  }

  private static String format(Object format) {
    return switch (format.toString()) {
      case "uuid" -> "a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057";
      case "date-time" -> "a moment such as 2026-05-04T15:00:00Z";
      case "email" -> "an email address such as ada@example.com";
      case "date" -> "a day such as 2026-05-04";
      default -> "of the format " + format;
    };
  }
}
