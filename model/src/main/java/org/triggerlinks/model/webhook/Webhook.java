package org.triggerlinks.model.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Ids;

/** A URL that is told of every click of a location, signed by the Standard Webhooks scheme. */
@Entity
public class Webhook {

  @Id private UUID id;

  private UUID locationId;

  private String url;
  private String secret;

  private Instant createdAt;

  protected Webhook() {}

  /** A new subscription; the secret is {@code whsec_} and base64, as the scheme wants it. */
  public static Webhook create(UUID locationId, String url, String secret, Instant now) {
    Webhook webhook = new Webhook();
    webhook.id = Ids.next();
    webhook.locationId = locationId;
    webhook.url = url;
    webhook.secret = secret;
    webhook.createdAt = now;
    return webhook;
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public String url() {
    return url;
  }

  public String secret() {
    return secret;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
