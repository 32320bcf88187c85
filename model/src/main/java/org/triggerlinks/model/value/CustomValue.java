package org.triggerlinks.model.value;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Ids;

/** A text that messages and destinations of a location name as {@code {{custom_values.name}}}. */
@Entity
public class CustomValue {

  @Id private UUID id;

  private UUID locationId;

  private String name;
  private String content;

  private Instant updatedAt;

  protected CustomValue() {}

  public static CustomValue create(UUID locationId, String name, String content, Instant now) {
    CustomValue value = new CustomValue();
    value.id = Ids.next();
    value.locationId = locationId;
    value.name = name;
    value.set(content, now);
    return value;
  }

  public void set(String content, Instant now) {
    this.content = content;
    updatedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public String name() {
    return name;
  }

  public String content() {
    return content;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
