package org.triggerlinks.routes.api;

import java.util.Optional;
import java.util.UUID;

/** Finds the location that a call names. */
public interface LocationNames {

  /** Id of the location with this id or slug. */
  Optional<UUID> find(String idOrSlug);
}
