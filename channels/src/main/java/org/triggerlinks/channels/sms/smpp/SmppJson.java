package org.triggerlinks.channels.sms.smpp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.model.message.MessageState;

/** What a carrier told, as it is kept: of a session there is no request that could be. */
final class SmppJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SmppJson() {}

  static String write(List<Happened> all) {
    ArrayNode kept = JSON.createArrayNode();
    for (Happened each : all) {
      ObjectNode one = kept.addObject().put("key", each.key());
      if (each instanceof Happened.Received received) {
        one.put("from", received.from()).put("to", received.to());
        one.put("id", received.providerId()).put("text", received.text());
      } else if (each instanceof Happened.Reported reported) {
        one.put("id", reported.providerId()).put("state", reported.state().name());
        one.put("kind", reported.kind()).put("reason", reported.reason());
        one.put("at", reported.at() == null ? null : reported.at().toString());
      } else {
        throw new IllegalArgumentException("A carrier does not tell this: " + each);
      }
    }
    return kept.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static List<Happened> read(String json) {
    List<Happened> all = new ArrayList<>();
    try {
      for (JsonNode one : JSON.readTree(json)) {
        all.add(one.has("state") ? reported(one) : received(one));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is nothing that a carrier told.", e);
    }
    return all;
  }

  private static Happened received(JsonNode one) {
    return new Happened.Received(
        text(one, "key"),
        text(one, "from"),
        text(one, "to"),
        text(one, "id"),
        null,
        text(one, "text"),
        null,
        false);
  }

  private static Happened reported(JsonNode one) {
    String at = text(one, "at");
    return new Happened.Reported(
        text(one, "key"),
        text(one, "id"),
        null,
        MessageState.valueOf(text(one, "state")),
        text(one, "kind"),
        text(one, "reason"),
        at == null ? null : Instant.parse(at));
  }

  private static String text(JsonNode one, String field) {
    return one.path(field).asText(null);
  }
}
