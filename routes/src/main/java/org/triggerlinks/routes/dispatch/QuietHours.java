package org.triggerlinks.routes.dispatch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.model.action.Actions;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.fact.MessagePolicy;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;

/**
 * The policies decide when a message may go out. It may go out later than that: the provider was
 * busy, the service away, somebody has it tried anew. Then the location's quiet hours are looked at
 * once more.
 */
final class QuietHours {

  private QuietHours() {}

  /** The end of the quiet hours of the contact's day that a message ran into, if it did. */
  static Optional<Instant> endOf(Session session, Message message, Contact contact, Instant now) {
    Location location = session.find(Location.class, message.locationId());
    MessagePolicy policy = location.messagePolicy();
    ZoneId zone = ZoneId.of(contact.timeZoneIn(location.timeZone()));
    if (!policy.quiet(now.atZone(zone).toLocalTime())) {
      return Optional.empty();
    }
    // What was wanted within these same quiet hours, a policy let through on purpose.
    ZonedDateTime wanted = message.createdAt().atZone(zone);
    boolean letThrough =
        policy.quiet(wanted.toLocalTime()) && Actions.next(wanted, policy.quietTo()).isAfter(now);
    return !letThrough
        ? Optional.of(Actions.next(now.atZone(zone), policy.quietTo()))
        : Optional.empty();
  }
}
