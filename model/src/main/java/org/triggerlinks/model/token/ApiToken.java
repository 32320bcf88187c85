package org.triggerlinks.model.token;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Ids;

/** A bearer token of the API. Only its hash is kept. */
@Entity
public class ApiToken {

  @Id private UUID id;

  private UUID locationId;

  private String label;
  private String hash;

  private Instant createdAt;

  private Instant revokedAt;

  protected ApiToken() {}

  /** A token for one location, or for the whole agency if {@code locationId} is null. */
  public static ApiToken create(UUID locationId, String label, String hash, Instant now) {
    ApiToken token = new ApiToken();
    token.id = Ids.next();
    token.locationId = locationId;
    token.label = label;
    token.hash = hash;
    token.createdAt = now;
    return token;
  }

  public void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  public boolean revoked() {
    return revokedAt != null;
  }

  public UUID id() {
    return id;
  }

  /** The location it is limited to, or null if it is the agency's. */
  public UUID locationId() {
    return locationId;
  }

  public String label() {
    return label;
  }

  public String hash() {
    return hash;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant revokedAt() {
    return revokedAt;
  }
}
