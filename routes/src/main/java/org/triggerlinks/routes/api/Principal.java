package org.triggerlinks.routes.api;

import java.util.UUID;

/**
 * Who calls.
 *
 * @param tokenId id of the token
 * @param locationId the only location it opens, or null if it is the agency's
 */
public record Principal(UUID tokenId, UUID locationId) {

  public boolean agency() {
    return locationId == null;
  }
}
