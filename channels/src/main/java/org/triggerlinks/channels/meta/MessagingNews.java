package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * What people do in Messenger or Instagram, as Meta writes it in a webhook.
 *
 * @param ours id of the page or of the Instagram account
 */
public record MessagingNews(String ours) {

  /** Somebody wrote. */
  public ObjectNode text(String from, String mid, String text, Instant at) {
    ObjectNode event = event(from, at);
    event.putObject("message").put("mid", mid).put("text", text);
    return event;
  }

  /** Somebody sent a picture and no words. */
  public ObjectNode picture(String from, String mid, Instant at) {
    ObjectNode event = event(from, at);
    ObjectNode message = event.putObject("message").put("mid", mid);
    ObjectNode attachment = message.putArray("attachments").addObject().put("type", "image");
    attachment.putObject("payload").put("url", "https://cdn.example/picture.jpg");
    return event;
  }

  /** Somebody took back a message. */
  public ObjectNode takenBack(String from, String mid, Instant at) {
    ObjectNode event = event(from, at);
    event.putObject("message").put("mid", mid).put("is_deleted", true);
    return event;
  }

  /** We wrote, by whatever tool. */
  public ObjectNode echo(String to, String mid, String text, Instant at) {
    ObjectNode event = event(ours, at);
    event.putObject("recipient").put("id", to);
    event.putObject("message").put("is_echo", true).put("mid", mid).put("text", text);
    return event;
  }

  /** Somebody tapped a button. */
  public ObjectNode postback(String from, String mid, String title, String payload, Instant at) {
    ObjectNode event = event(from, at);
    event.putObject("postback").put("mid", mid).put("title", title).put("payload", payload);
    return event;
  }

  /** Messages of ours arrived (Messenger only). */
  public ObjectNode delivered(String from, List<String> mids, Instant at) {
    ObjectNode event = event(from, at);
    ObjectNode delivery = event.putObject("delivery");
    mids.forEach(delivery.putArray("mids")::add);
    delivery.put("watermark", at.toEpochMilli());
    return event;
  }

  /** Everything up to a moment was read (Messenger). */
  public ObjectNode readUpTo(String from, Instant until, Instant at) {
    ObjectNode event = event(from, at);
    event.putObject("read").put("watermark", until.toEpochMilli());
    return event;
  }

  /** One message of ours was read (Instagram). */
  public ObjectNode read(String from, String mid, Instant at) {
    ObjectNode event = event(from, at);
    event.putObject("read").put("mid", mid);
    return event;
  }

  private ObjectNode event(String from, Instant at) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.putObject("sender").put("id", from);
    event.putObject("recipient").put("id", ours);
    event.put("timestamp", at.toEpochMilli());
    return event;
  }
}
