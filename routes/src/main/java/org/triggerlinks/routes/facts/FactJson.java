package org.triggerlinks.routes.facts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.AppointmentCancelled;
import org.triggerlinks.model.fact.ContactCreated;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.fact.TagAdded;
import org.triggerlinks.model.fact.TagRemoved;
import org.triggerlinks.model.fact.WorkflowStarted;

/** Facts as JSON: on the queue, in the capture log, in the decisions. */
public final class FactJson {

  // The rules' nouns know nothing of JSON, so their names are given here. The other facts are made
  // by the decision itself and never travel.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fact")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = MessageReceived.class, name = "message_received"),
    @JsonSubTypes.Type(value = AppointmentBooked.class, name = "appointment_booked"),
    @JsonSubTypes.Type(value = AppointmentCancelled.class, name = "appointment_cancelled"),
    @JsonSubTypes.Type(value = ContactCreated.class, name = "contact_created"),
    @JsonSubTypes.Type(value = TagAdded.class, name = "tag_added"),
    @JsonSubTypes.Type(value = TagRemoved.class, name = "tag_removed"),
    @JsonSubTypes.Type(value = WorkflowStarted.class, name = "workflow_started"),
    @JsonSubTypes.Type(value = CustomEvent.class, name = "custom_event")
  })
  private interface NamedFact {}

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .addMixIn(Fact.class, NamedFact.class)
          .build();

  private FactJson() {}

  /** One fact as JSON text. */
  public static String write(FactEnvelope fact) {
    try {
      return MAPPER.writeValueAsString(fact);
    } catch (JsonProcessingException e) {
      throw UnreadableFacts.notWritten(fact, e);
    }
  }

  /** One fact as JSON in UTF-8. */
  public static byte[] bytes(FactEnvelope fact) {
    try {
      return MAPPER.writeValueAsBytes(fact);
    } catch (JsonProcessingException e) {
      throw UnreadableFacts.notWritten(fact, e);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Whom(UUID contact) {}

  /** Whom the fact in this text is about; null if that is not known. The rest is not read. */
  public static UUID contact(String fact) {
    try {
      return MAPPER.readValue(fact, Whom.class).contact();
    } catch (JsonProcessingException e) {
      throw UnreadableFacts.inMessage(fact, e);
    }
  }

  /** True if the fact in this text is a click that was held; false if it cannot be read. */
  static boolean isLetGo(String fact) {
    try {
      return MAPPER.readValue(fact, FactEnvelope.class).isLetGo();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * The ids of the facts in a text, which is one fact or a JSON array of them, found without
   * reading the facts. Where the text is none, it ends there.
   */
  public static List<UUID> ids(String facts) {
    List<UUID> ids = new ArrayList<>();
    try (JsonParser parser = MAPPER.createParser(facts)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          boolean id = parser.currentName().equals("id");
          parser.nextToken();
          if (id) {
            ids.add(UUID.fromString(parser.getText()));
          } else {
            parser.skipChildren();
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return ids;
    }
    return ids;
  }

  /** The facts of a queue message: a JSON array. Each has an id. */
  public static List<FactEnvelope> read(String message) {
    try {
      List<FactEnvelope> facts = List.of(MAPPER.readValue(message, FactEnvelope[].class));
      facts.forEach(fact -> Objects.requireNonNull(fact.id(), "a fact has no id"));
      return facts;
    } catch (JsonProcessingException | NullPointerException e) {
      throw UnreadableFacts.inMessage(message, e);
    }
  }
}
