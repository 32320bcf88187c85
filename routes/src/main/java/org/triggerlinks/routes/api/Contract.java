package org.triggerlinks.routes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The contract of the API, read from its OpenAPI 3.1 file.
 *
 * <p>Bodies and parameters are checked by networknt's JSON Schema validator: it points at every
 * wrong field at once and needs four small libraries and a third of a second. vertx-openapi takes
 * only application/json answers, stops at the first wrong parameter and blames neighbours of a
 * wrong field; swagger-request-validator brings forty libraries (two Swagger parsers, Rhino, an
 * HTTP client) and does not know OpenAPI 3.1.
 */
public final class Contract {

  private static final String BASE = "urn:trigger-links:openapi";
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  private final JsonNode document;
  private final Schema schemas;
  private final List<Operation> operations = new ArrayList<>();

  /** An operation and the values in the path that led to it. */
  record Match(Operation operation, Map<String, String> path) {}

  private Contract(JsonNode document) {
    this.document = document;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).locale(Locale.ROOT).build();
    schemas =
        SchemaRegistry.withDialect(
                dialect(document),
                registry ->
                    registry
                        .schemas(Map.of(BASE, document.toString()))
                        .schemaRegistryConfig(config))
            .getSchema(SchemaLocation.of(BASE));
    document.path("paths").properties().forEach(path -> addPath(path.getKey(), path.getValue()));
    operations.sort(Comparator.comparing(operation -> -operation.path().fixedSegments()));
  }

  /**
   * JSON Schema as OpenAPI 3.1 has it, in a file with other parts; a misspelt keyword is an error.
   */
  private static Dialect dialect(JsonNode document) {
    Dialect.Builder dialect =
        Dialect.builder(Dialects.getOpenApi31())
            .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance());
    document.fieldNames().forEachRemaining(part -> dialect.keyword(new NonValidationKeyword(part)));
    return dialect.build();
  }

  /** Reads the contract of this version. */
  public static Contract load() {
    try {
      return new Contract(new YAMLMapper().readTree(ContractText.read()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addPath(String path, JsonNode item) {
    String at = "/paths/" + escaped(path);
    for (String method : METHODS) {
      if (item.has(method)) {
        addOperation(path, method, item, at);
      }
    }
  }

  private void addOperation(String path, String method, JsonNode item, String at) {
    JsonNode operation = item.get(method);
    List<Parameter> parameters = new ArrayList<>(parameters(item, at));
    parameters.addAll(parameters(operation, at + "/" + method));
    String body = at + "/" + method + "/requestBody/content/application~1json/schema";
    operations.add(
        new Operation(
            operation.get("operationId").asText(),
            method.toUpperCase(Locale.ROOT),
            PathTemplate.parse(path),
            scope(operation),
            path.startsWith("/sandbox/"),
            List.copyOf(parameters),
            operation.has("requestBody") ? schema(body) : null));
  }

  private static Operation.Scope scope(JsonNode operation) {
    String scope = operation.path("x-scope").asText("location");
    return Operation.Scope.valueOf(scope.toUpperCase(Locale.ROOT));
  }

  private List<Parameter> parameters(JsonNode owner, String at) {
    List<Parameter> parameters = new ArrayList<>();
    JsonNode list = owner.path("parameters");
    for (int i = 0; i < list.size(); i++) {
      String ref = list.get(i).path("$ref").asText();
      String pointer = ref.isEmpty() ? at + "/parameters/" + i : ref.substring(1);
      JsonNode parameter = document.at(pointer);
      JsonNode fallback = parameter.path("schema").path("default");
      parameters.add(
          new Parameter(
              parameter.get("name").asText(),
              parameter.get("in").asText(),
              parameter.path("required").asBoolean(),
              schema(pointer + "/schema"),
              fallback.isMissingNode() ? null : fallback.asText()));
    }
    return parameters;
  }

  private static String escaped(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }

  /** The schema at this JSON pointer, ready to check with. */
  Schema schema(String pointer) {
    // A part of the one document: asked for by its own address, it would be read once more as a
    // whole.
    Schema schema = schemas.getSubSchema(SchemaLocation.of(BASE + "#" + pointer).getFragment());
    schema.initializeValidators();
    return schema;
  }

  /**
   * The operation behind a path and method.
   *
   * @param rawPath path behind /api/v1 as it was sent, with its percent signs
   * @throws NotFound if there is no such path
   * @throws MethodNotAllowed if the path has other methods only
   */
  Match find(String method, String rawPath) {
    SortedSet<String> allowed = new TreeSet<>();
    for (Operation operation : operations) {
      Optional<Map<String, String>> path = operation.path().match(rawPath);
      if (path.isPresent()) {
        if (operation.method().equals(method)) {
          return new Match(operation, path.get());
        }
        allowed.add(operation.method());
      }
    }
    throw allowed.isEmpty()
        ? NotFound.path(Api.PREFIX + rawPath)
        : MethodNotAllowed.only(method, allowed);
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  JsonNode document() {
    return document;
  }
}
