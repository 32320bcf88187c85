package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.link.TriggerLink;

/** A trigger link as the API shows it. */
record LinkView(
    UUID id,
    String key,
    String name,
    String url,
    String destination,
    boolean consent,
    boolean archived,
    Instant createdAt,
    Instant updatedAt) {

  /** {@code base} is what URLs of the location's links begin with. */
  static LinkView of(TriggerLink link, String base) {
    return new LinkView(
        link.id(),
        link.key(),
        link.name(),
        base + "/l/" + link.key(),
        link.destination(),
        link.consent(),
        link.archived(),
        link.createdAt(),
        link.updatedAt());
  }
}
