package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a call says, checked against the contract. */
record Checked(Map<String, String> parameters, JsonNode body) {

  private static final String JSON = "application/json";

  /**
   * Checks the path, query, headers and body of a call.
   *
   * @throws Problem with every wrong parameter, or else with every wrong field of the body
   */
  static Checked of(Contract.Match match, HttpRequest request, int mostBytes) {
    if (request.body().length > mostBytes) {
      throw TooLarge.moreThan(mostBytes);
    }
    Operation operation = match.operation();
    Map<String, String> parameters = parameters(operation, match.path(), request);
    return new Checked(parameters, operation.body() == null ? null : body(operation, request));
  }

  private static Map<String, String> parameters(
      Operation operation, Map<String, String> path, HttpRequest request) {
    Map<String, String> query = Query.parse(request.query());
    Map<String, String> values = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (Parameter parameter : operation.parameters()) {
      String name = parameter.name();
      String given =
          switch (parameter.in()) {
            case "path" -> path.get(name);
            case "query" -> query.remove(name);
            default -> request.header(name.toLowerCase(Locale.ROOT));
          };
      String value = given == null ? parameter.fallback() : given;
      errors.addAll(parameter.check(value));
      if (value != null) {
        values.put(name, value);
      }
    }
    query.keySet().forEach(name -> errors.add(new FieldError(name, "There is no such parameter.")));
    if (!errors.isEmpty()) {
      throw InvalidRequest.parameters(errors);
    }
    return values;
  }

  private static JsonNode body(Operation operation, HttpRequest request) {
    String type = request.header("content-type");
    if (type == null && request.body().length == 0) {
      throw InvalidRequest.noBody();
    }
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
      throw UnsupportedType.of(type);
    }
    JsonNode body = Json.read(request.body());
    if (body.isMissingNode()) {
      throw InvalidRequest.noBody();
    }
    List<FieldError> errors = SchemaErrors.of(operation.body(), body);
    if (!errors.isEmpty()) {
      throw InvalidRequest.body(errors);
    }
    return body;
  }
}
