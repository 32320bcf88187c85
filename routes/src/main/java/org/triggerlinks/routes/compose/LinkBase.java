package org.triggerlinks.routes.compose;

import java.net.URI;
import org.hibernate.Session;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;

/**
 * What the URLs in messages begin with.
 *
 * @param ours for who has no domain, neither the location nor the agency; those get {@code https}
 */
public record LinkBase(URI ours) {

  /** What those of this location begin with, without a slash at the end. */
  public String of(Session session, Location location) {
    String domain =
        location.domain() != null ? location.domain() : new Locations(session).agency().domain();
    String base = domain == null ? ours.toString() : "https://" + domain;
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** Where who got a message says that they want no more of these. */
  public URI unsubscribe(Session session, Location location, String ref) {
    return URI.create(of(session, location) + "/u/" + ref);
  }
}
