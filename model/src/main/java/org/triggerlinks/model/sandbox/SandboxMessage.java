package org.triggerlinks.model.sandbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A message in the inbox that the sandbox keeps for each contact and channel. */
@Entity
public class SandboxMessage {

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private String channel;
  private String address;
  private String subject;
  private String text;
  private String html;

  private Instant deliveredAt;

  protected SandboxMessage() {}

  /** Who gets a message where. */
  public record To(UUID locationId, UUID contactId, String channel, String address) {}

  /** A delivered message; {@code id} is the sent message's own, so that none arrives twice. */
  public static SandboxMessage deliver(
      UUID id, To to, String subject, String text, String html, Instant now) {
    SandboxMessage message = new SandboxMessage();
    message.id = id;
    message.locationId = to.locationId();
    message.contactId = to.contactId();
    message.channel = to.channel();
    message.address = to.address();
    message.subject = subject;
    message.text = text;
    message.html = html;
    message.deliveredAt = now;
    return message;
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public UUID contactId() {
    return contactId;
  }

  public String channel() {
    return channel;
  }

  public String address() {
    return address;
  }

  public String subject() {
    return subject;
  }

  public String text() {
    return text;
  }

  public String html() {
    return html;
  }

  public Instant deliveredAt() {
    return deliveredAt;
  }
}
