package org.triggerlinks.routes.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.triggerlinks.channels.MessageTemplate;

/** A provider's template, filled in, as it is kept with its message. */
public final class TemplateJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TemplateJson() {}

  static String write(MessageTemplate template) {
    try {
      return MAPPER.writeValueAsString(template);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Strings can always be written: " + template, e);
    }
  }

  /** The template of a message; null if it has none. */
  public static MessageTemplate read(String json) {
    try {
      return json == null ? null : MAPPER.readValue(json, MessageTemplate.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was written can be read: " + json, e);
    }
  }
}
