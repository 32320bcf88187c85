package org.triggerlinks.routes.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.store.NewRows;
import org.triggerlinks.model.workflow.Enrollment;

/**
 * The messages that the contacts of a batch were sent before: counted for all of them when the
 * first one is asked for, and kept up to date while the batch is decided.
 */
final class SentMessages {

  private static final Duration DAY = Duration.ofHours(24);

  private final Session session;
  private final NewRows rows;
  private final Collection<UUID> contacts;
  private final Instant now;
  private final Set<UUID> newEnrollments = new HashSet<>();
  private final Map<UUID, List<ComposedSend>> saved = new HashMap<>();
  private Map<Messages.Recipient, Integer> today;

  SentMessages(Session session, NewRows rows, Collection<UUID> contacts, Instant now) {
    this.session = session;
    this.rows = rows;
    this.contacts = contacts;
    this.now = now;
  }

  /** The contact entered in this batch: all messages of this stay are of this batch. */
  void entered(Enrollment enrollment) {
    newEnrollments.add(enrollment.id());
  }

  /** How many messages left for this contact in the last 24 hours. */
  int today(UUID contact, String channel) {
    return counts().getOrDefault(new Messages.Recipient(contact, channel), 0);
  }

  /** Saves a message, which is held back or on its way. */
  void save(ComposedSend send) {
    // Read before it is saved, or it would be among those that were sent before.
    Map<Messages.Recipient, Integer> counts = counts();
    send.save(session, rows);
    Message message = send.message();
    saved.computeIfAbsent(message.enrollmentId(), id -> new ArrayList<>()).add(send);
    if (message.state() != MessageState.HELD_BACK) {
      counts.merge(new Messages.Recipient(message.contactId(), message.channel()), 1, Integer::sum);
    }
  }

  private Map<Messages.Recipient, Integer> counts() {
    if (today == null) {
      today = new HashMap<>(new Messages(session).sentSince(contacts, now.minus(DAY)));
    }
    return today;
  }

  /** When the last message of this stay with this link was made; empty if there is none. */
  Optional<Instant> lastWithLink(UUID enrollment, UUID link) {
    Optional<Instant> ofThisBatch =
        saved.getOrDefault(enrollment, List.of()).stream()
            .filter(send -> send.links().stream().anyMatch(each -> each.linkId().equals(link)))
            .map(send -> send.message().createdAt())
            .max(Instant::compareTo);
    // A new stay has no older ones, and no older one is later than those of this batch.
    return ofThisBatch.isPresent() || newEnrollments.contains(enrollment)
        ? ofThisBatch
        : new Messages(session).lastWithLink(enrollment, link);
  }
}
