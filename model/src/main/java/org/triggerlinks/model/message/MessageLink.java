package org.triggerlinks.model.message;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A link within one message: its unguessable reference says who clicked, where. */
@Entity
public class MessageLink {

  @Id private String ref;

  private UUID locationId;

  private UUID contactId;

  private UUID messageId;

  private UUID linkId;

  private String channel;

  protected MessageLink() {}

  public static MessageLink in(Message message, String ref, UUID linkId) {
    MessageLink link = new MessageLink();
    link.ref = ref;
    link.locationId = message.locationId();
    link.contactId = message.contactId();
    link.messageId = message.id();
    link.linkId = linkId;
    link.channel = message.channel();
    return link;
  }

  public String ref() {
    return ref;
  }

  public UUID locationId() {
    return locationId;
  }

  public UUID contactId() {
    return contactId;
  }

  public UUID messageId() {
    return messageId;
  }

  public UUID linkId() {
    return linkId;
  }

  public String channel() {
    return channel;
  }
}
