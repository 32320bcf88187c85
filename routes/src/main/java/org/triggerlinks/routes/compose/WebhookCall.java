package org.triggerlinks.routes.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.webhook.Webhook;

/**
 * A webhook to call, as an intent keeps it.
 *
 * @param url where to
 * @param webhook the subscription it is for, or null if a rule calls it
 * @param body the document to POST
 */
public record WebhookCall(String url, UUID webhook, Map<String, Object> body) {

  /** Name of the queue of webhook calls. */
  public static final String CHANNEL = "webhook";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .build();

  /** Names of what is said of the contact, which a rule's own values cannot bear. */
  public static final Set<String> OF_THE_CONTACT =
      Set.of("contact_id", "first_name", "last_name", "email", "phone");

  /** A call that a rule makes. */
  public static WebhookCall fromRule(FactOrigin fact, Action.CallWebhook call, Contact contact) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("contact_id", contact.id().toString());
    data.put("first_name", contact.firstName());
    data.put("last_name", contact.lastName());
    data.put("email", contact.email());
    data.put("phone", contact.phone());
    call.data().entrySet().stream()
        .filter(value -> !OF_THE_CONTACT.contains(value.getKey()))
        .forEach(value -> data.put(value.getKey(), value.getValue()));
    return new WebhookCall(call.url(), null, envelope("workflow.webhook", fact, data));
  }

  /** A call that tells a subscription of a click. */
  public static WebhookCall ofClick(FactOrigin fact, Webhook webhook, Click click) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("click_id", click.id().toString());
    data.put("link_id", click.linkId().toString());
    data.put("link", click.linkName());
    data.put("contact_id", click.contactId() == null ? null : click.contactId().toString());
    data.put("message_id", click.messageId() == null ? null : click.messageId().toString());
    data.put("channel", click.channel());
    data.put("outcome", click.outcome().name().toLowerCase(java.util.Locale.ROOT));
    data.put("evidence", click.evidence().name().toLowerCase(java.util.Locale.ROOT));
    data.put("destination", click.destination());
    return new WebhookCall(webhook.url(), webhook.id(), envelope("link.clicked", fact, data));
  }

  private static Map<String, Object> envelope(
      String type, FactOrigin fact, Map<String, Object> data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("timestamp", fact.occurredAt().toString());
    body.put("data", data);
    return body;
  }

  /** The call as the intent keeps it. */
  public String json() {
    return write(this);
  }

  /** The document to POST. */
  public String bodyJson() {
    return write(body);
  }

  /**
   * The call that an intent keeps.
   *
   * @throws IllegalArgumentException if this is none
   */
  public static WebhookCall read(String json) {
    try {
      return JSON.readValue(json, WebhookCall.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a webhook call: " + json, e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A webhook's data cannot be written as JSON: " + value, e);
    }
  }
}
