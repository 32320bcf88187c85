package org.triggerlinks.model.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.triggerlinks.model.store.Ids;

/** A link whose key never changes and whose destination may. */
@Entity
public class TriggerLink {

  @Id private UUID id;

  @NaturalId(mutable = true)
  private UUID locationId;

  @Column(name = "link_key")
  private String key;

  @NaturalId(mutable = true)
  private String name;

  private String destination;
  private boolean consent;

  private Instant archivedAt;

  private Instant createdAt;

  private Instant updatedAt;

  @Version private int version;

  protected TriggerLink() {}

  /** A new link; key, name and destination have been checked by the caller. */
  public static TriggerLink create(
      UUID locationId, String key, String name, String destination, boolean consent, Instant now) {
    TriggerLink link = new TriggerLink();
    link.id = Ids.next();
    link.locationId = locationId;
    link.key = key;
    link.name = LinkName.of(name);
    link.destination = destination;
    link.consent = consent;
    link.createdAt = now;
    link.updatedAt = now;
    return link;
  }

  public void rename(String name, Instant now) {
    this.name = LinkName.of(name);
    updatedAt = now;
  }

  /** All messages already sent lead to the new destination from now on. */
  public void leadTo(String destination, Instant now) {
    this.destination = destination;
    updatedAt = now;
  }

  /** Marks the link as changing consent: its GET only shows a page with a button. */
  public void changesConsent(boolean consent, Instant now) {
    this.consent = consent;
    updatedAt = now;
  }

  /** Archived links still redirect, but cannot be put into new messages. */
  public void archive(Instant now) {
    if (archivedAt == null) {
      archivedAt = now;
      updatedAt = now;
    }
  }

  public void unarchive(Instant now) {
    archivedAt = null;
    updatedAt = now;
  }

  public boolean archived() {
    return archivedAt != null;
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public String key() {
    return key;
  }

  public String name() {
    return name;
  }

  /** The destination as entered; it may contain custom values. */
  public String destination() {
    return destination;
  }

  public boolean consent() {
    return consent;
  }

  public Instant archivedAt() {
    return archivedAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
