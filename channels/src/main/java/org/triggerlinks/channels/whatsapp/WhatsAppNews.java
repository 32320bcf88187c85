package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What people do in WhatsApp, as Meta writes it in a webhook. People are named as WhatsApp does: by
 * the digits of their number, or by a user id.
 *
 * @param phoneNumberId of ours
 */
public record WhatsAppNews(String phoneNumberId) {

  /** Somebody wrote. */
  public ObjectNode text(String from, String name, String id, String text, Instant at) {
    ObjectNode content = object().put("body", text);
    return message(from, name, id, "text", content, at);
  }

  /** Somebody tapped a button of a template. */
  public ObjectNode button(String from, String name, String id, String text, Instant at) {
    ObjectNode content = object().put("payload", text).put("text", text);
    return message(from, name, id, "button", content, at);
  }

  /**
   * Somebody tapped something that a message offered.
   *
   * @param kind "button_reply" or "list_reply"
   */
  public ObjectNode reply(
      String from, String name, String id, String kind, String title, Instant at) {
    ObjectNode content = object().put("type", kind);
    content.putObject(kind).put("id", "choice-1").put("title", title);
    return message(from, name, id, "interactive", content, at);
  }

  /** Somebody sent something else: what its type is, and what is said of it. */
  public ObjectNode message(
      String from, String name, String id, String type, JsonNode content, Instant at) {
    boolean hidden = WhatsAppAddress.isUserId(from);
    ObjectNode change = change("messages");
    ObjectNode value = (ObjectNode) change.path("value");
    ObjectNode contact = value.putArray("contacts").addObject();
    contact.putObject("profile").put("name", name);
    contact.put(hidden ? "user_id" : "wa_id", from);
    ObjectNode message = value.putArray("messages").addObject();
    message.put(hidden ? "from_user_id" : "from", from);
    message.put("id", id).put("timestamp", seconds(at)).put("type", type).set(type, content);
    return change;
  }

  /**
   * A message of ours got further.
   *
   * @param status "sent", "delivered" or "read"
   */
  public ObjectNode status(String to, String id, String status, Instant at) {
    ObjectNode change = change("messages");
    statusOf(change, to, id, status, at);
    return change;
  }

  /** A message of ours will not arrive. */
  public ObjectNode failed(
      String to, String id, int code, String title, String details, Instant at) {
    ObjectNode change = change("messages");
    ObjectNode error =
        statusOf(change, to, id, "failed", at).putArray("errors").addObject().put("code", code);
    error.put("title", title).put("message", title);
    error.putObject("error_data").put("details", details);
    return change;
  }

  /** Somebody said, in WhatsApp's own way, to want no marketing, or to want it again. */
  public ObjectNode marketing(String from, boolean wanted, Instant at) {
    ObjectNode change = change("user_preferences");
    ObjectNode value = (ObjectNode) change.path("value");
    value.putArray("contacts").addObject().put("wa_id", from);
    ObjectNode preference = value.putArray("user_preferences").addObject().put("wa_id", from);
    preference.put(
        "detail", "User requested to %s marketing messages".formatted(wanted ? "resume" : "stop"));
    preference.put("category", "marketing_messages").put("value", wanted ? "resume" : "stop");
    preference.put("timestamp", at.getEpochSecond());
    return change;
  }

  private static ObjectNode statusOf(
      ObjectNode change, String to, String id, String status, Instant at) {
    ObjectNode told = ((ObjectNode) change.path("value")).putArray("statuses").addObject();
    return told.put("id", id)
        .put("status", status)
        .put("timestamp", seconds(at))
        .put("recipient_id", to);
  }

  private ObjectNode change(String field) {
    ObjectNode change = object().put("field", field);
    ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
    value
        .putObject("metadata")
        .put("display_phone_number", "15550783881")
        .put("phone_number_id", phoneNumberId);
    return change;
  }

  private static String seconds(Instant at) {
    return Long.toString(at.getEpochSecond());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
