package org.triggerlinks.routes.api;

/**
 * What a handler answers.
 *
 * @param status HTTP status
 * @param contentType type of the body, or null without one
 * @param body text of the body, or null
 * @param location path of the new resource behind /api/v1, or null
 */
public record ApiResponse(int status, String contentType, String body, String location) {

  static final String JSON = "application/json";

  /** 200 with a JSON document. */
  public static ApiResponse ok(Object document) {
    return new ApiResponse(200, JSON, Json.write(document), null);
  }

  /** 201 with the new resource and its path, such as "/links/(id)". */
  public static ApiResponse created(String location, Object document) {
    return new ApiResponse(201, JSON, Json.write(document), location);
  }

  /** 202: it will be done soon. */
  public static ApiResponse accepted(Object document) {
    return new ApiResponse(202, JSON, Json.write(document), null);
  }

  /** 204: done, and there is nothing to say. */
  public static ApiResponse done() {
    return new ApiResponse(204, null, null, null);
  }

  /** 200 with lines of JSON. */
  public static ApiResponse lines(String lines) {
    return new ApiResponse(200, "application/x-ndjson", lines, null);
  }
}
