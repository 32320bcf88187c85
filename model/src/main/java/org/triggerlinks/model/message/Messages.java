package org.triggerlinks.model.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.store.InList;

/** The messages to and from contacts, and the links in them. */
public final class Messages {

  private final Session session;

  public Messages(Session session) {
    this.session = session;
  }

  public void add(Message message) {
    session.persist(message);
  }

  public void add(MessageLink link) {
    session.persist(link);
  }

  public Optional<Message> byId(UUID id) {
    return Optional.ofNullable(session.find(Message.class, id));
  }

  /** The message of ours that a provider knows by this id. */
  public Optional<Message> byProviderId(String channel, String providerId) {
    return session
        .createSelectionQuery(
            "from Message where channel = :channel and providerId = :id order by id", Message.class)
        .setParameter("channel", channel)
        .setParameter("id", providerId)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** When a contact was last written to by a channel; empty if never. */
  public Optional<Instant> lastSent(UUID contact, String channel) {
    return last(contact, channel, Message.Direction.OUT);
  }

  private Optional<Instant> last(UUID contact, String channel, Message.Direction direction) {
    return session
        .createSelectionQuery(
            "select max(createdAt) from Message where contactId = :contact and channel = :channel"
                + " and direction = :direction",
            Instant.class)
        .setParameter("contact", contact)
        .setParameter("channel", channel)
        .setParameter("direction", direction)
        .uniqueResultOptional();
  }

  /** When a contact last wrote by a channel; empty if never. */
  public Optional<Instant> lastReceived(UUID contact, String channel) {
    return last(contact, channel, Message.Direction.IN);
  }

  /**
   * The messages to a contact that its provider had by then and that it has not read, as far as we
   * know. The provider's time of a message lies between the beginning of the attempt and its
   * answer, so the answer's would be too late.
   */
  public List<Message> deliveredUpTo(UUID contact, String channel, Instant until) {
    return session
        .createSelectionQuery(
            "from Message m where m.contactId = :contact and m.channel = :channel"
                + " and m.direction = OUT and m.state in (SENT, DELIVERED)"
                + " and (select max(a.startedAt) from Intent i join Attempt a on a.intentId = i.id"
                + " where i.contactId = m.contactId and i.messageId = m.id) <= :until"
                + " order by m.id",
            Message.class)
        .setParameter("contact", contact)
        .setParameter("channel", channel)
        .setParameter("until", until)
        .getResultList();
  }

  /** The links behind these references; unknown references are missing in the result. */
  public List<MessageLink> byRefs(Collection<String> refs) {
    if (refs.isEmpty()) {
      return List.of();
    }
    InList these = InList.of("ref", refs);
    return these
        .bind(
            session.createSelectionQuery(
                "from MessageLink where ref in " + these.hql(), MessageLink.class))
        .getResultList();
  }

  /**
   * Whom the address for who wants no more of these belongs to.
   *
   * @param ref the reference at its end
   * @param locationId location that sent the message
   * @param contactId contact it went to
   * @param messageId the message
   */
  public record Unsubscribing(String ref, UUID locationId, UUID contactId, UUID messageId) {}

  /** Whom these references belong to; unknown references are missing in the result. */
  public List<Unsubscribing> byUnsubscribeRefs(Collection<String> refs) {
    if (refs.isEmpty()) {
      return List.of();
    }
    InList these = InList.of("ref", refs);
    return these
        .bind(
            session.createSelectionQuery(
                "select unsubscribeRef, locationId, contactId, id from Message where unsubscribeRef in "
                    + these.hql(),
                Unsubscribing.class))
        .getResultList();
  }

  /** Reads these messages together; each is found by its id then without reading again. */
  public void read(Collection<UUID> messages) {
    var ignored = session.findMultiple(Message.class, List.copyOf(messages));
  }

  /** How many different links each of these messages has. */
  public Map<UUID, Integer> linksIn(Collection<UUID> messages) {
    if (messages.isEmpty()) {
      return Map.of();
    }
    InList these = InList.of("message", messages);
    return these
        .bind(
            session.createSelectionQuery(
                "select messageId, count(distinct linkId) from MessageLink where messageId in %s group by messageId"
                    .formatted(these.hql()),
                Object[].class))
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Long) row[1]).intValue()));
  }

  /** A contact and a channel. */
  public record Recipient(UUID contact, String channel) {}

  /** How many messages left for each of these contacts since then. Who got none is missing. */
  public Map<Recipient, Integer> sentSince(Collection<UUID> contacts, Instant since) {
    InList these = InList.of("contact", contacts);
    return these
        .bind(
            session.createSelectionQuery(
                "select contactId, channel, count(*) from Message where contactId in "
                    + these.hql()
                    + " and direction = OUT and state <> HELD_BACK and createdAt >= :since"
                    + " group by contactId, channel",
                Object[].class))
        .setParameter("since", since)
        .getResultStream()
        .collect(
            Collectors.toMap(
                row -> new Recipient((UUID) row[0], (String) row[1]),
                row -> ((Long) row[2]).intValue()));
  }

  /** When this enrollment's last message with this link was made; empty if there is none. */
  public Optional<Instant> lastWithLink(UUID enrollment, UUID link) {
    return session
        .createSelectionQuery(
            "select max(m.createdAt) from Message m join MessageLink l on l.messageId = m.id"
                + " where m.enrollmentId = :enrollment and l.linkId = :link",
            Instant.class)
        .setParameter("enrollment", enrollment)
        .setParameter("link", link)
        .uniqueResultOptional();
  }
}
