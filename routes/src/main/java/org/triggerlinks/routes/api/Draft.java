package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.Session;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.text.InvalidTemplate;
import org.triggerlinks.model.text.Template;
import org.triggerlinks.model.text.UnknownNames;
import org.triggerlinks.routes.compose.MessageWriter;

/** A message as somebody composed it: a channel and templates. */
record Draft(String channel, Message.Content content) {

  /**
   * Reads a draft out of a body.
   *
   * @throws InvalidRequest if the channel does not have such a part
   */
  static Draft of(JsonNode body) {
    Draft draft =
        new Draft(
            body.get("channel").asText(),
            new Message.Content(
                body.path("subject").asText(null),
                body.path("text").asText(null),
                body.path("html").asText(null)));
    if (!draft.channel().equals(MessageWriter.EMAIL)) {
      draft.refuseEmailParts();
    } else if (draft.content().subject() == null || draft.content().subject().isBlank()) {
      throw InvalidRequest.field("/subject", "An email needs a subject.");
    }
    return draft;
  }

  private void refuseEmailParts() {
    List<FieldError> errors = new ArrayList<>();
    if (content.subject() != null) {
      errors.add(new FieldError("/subject", "Only an email has a subject."));
    }
    if (content.html() != null) {
      errors.add(new FieldError("/html", "Only an email has HTML."));
    }
    if (content.text() == null) {
      errors.add(new FieldError("/text", "It is missing."));
    }
    if (!errors.isEmpty()) {
      throw InvalidRequest.body(errors);
    }
  }

  /**
   * Refuses templates that cannot be read or name what the location does not have.
   *
   * @throws InvalidRequest with every unknown name, the nearest known one, and the part it is in
   */
  void check(MessageWriter writer, Session session, Location location) {
    try {
      writer.check(session, location, channel, content);
    } catch (UnknownNames e) {
      throw InvalidRequest.body(
          e.unknown().stream()
              .map(unknown -> new FieldError(partWith(unknown.name()), unknown.sentence()))
              .toList());
    } catch (InvalidTemplate e) {
      throw InvalidRequest.field(brokenPart(), e.getMessage());
    }
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("/subject", content.subject());
    parts.put("/text", content.text());
    parts.put("/html", content.html());
    parts.values().removeIf(Objects::isNull);
    return parts;
  }

  private String partWith(String name) {
    return parts().entrySet().stream()
        .filter(part -> part.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private String brokenPart() {
    for (Map.Entry<String, String> part : parts().entrySet()) {
      try {
        Template.parse(part.getValue());
      } catch (InvalidTemplate e) {
        return part.getKey();
      }
    }
    // Each can be read by itself: what is wrong is where a name stands in the HTML.
    return content.html() == null ? "/subject" : "/html";
  }
}
