package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** The fields of a PATCH: what is not named stays as it is, null takes a value away. */
record Changes(JsonNode body) {

  Changes text(String name, Consumer<String> change) {
    return field(name, value -> change.accept(value.isNull() ? null : value.asText()));
  }

  Changes flag(String name, Consumer<Boolean> change) {
    return field(name, value -> change.accept(value.asBoolean()));
  }

  Changes number(String name, Consumer<Integer> change) {
    return field(name, value -> change.accept(value.isNull() ? null : value.asInt()));
  }

  /** What the body says of a field, or else what it was before. */
  String textOr(String name, String before) {
    JsonNode value = body.path(name);
    return value.isMissingNode() ? before : value.isNull() ? null : value.asText();
  }

  Changes field(String name, Consumer<JsonNode> change) {
    if (body.has(name)) {
      change.accept(body.get(name));
    }
    return this;
  }
}
