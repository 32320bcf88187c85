package org.triggerlinks.model.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

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

  /** The links behind these references; unknown references are missing in the result. */
  public List<MessageLink> byRefs(Collection<String> refs) {
    return refs.isEmpty()
        ? List.of()
        : session
            .createSelectionQuery("from MessageLink where ref in :refs", MessageLink.class)
            .setParameter("refs", refs)
            .getResultList();
  }

  /** How many different links a message has. */
  public long linksIn(UUID message) {
    return session
        .createSelectionQuery(
            "select count(distinct linkId) from MessageLink where messageId = :message", Long.class)
        .setParameter("message", message)
        .getSingleResult();
  }

  /** How many messages left for a contact on a channel since then. */
  public long sentSince(UUID contact, String channel, Instant since) {
    return session
        .createSelectionQuery(
            "select count(*) from Message where contactId = :contact and channel = :channel"
                + " and direction = OUT and state <> HELD_BACK and createdAt >= :since",
            Long.class)
        .setParameter("contact", contact)
        .setParameter("channel", channel)
        .setParameter("since", since)
        .getSingleResult();
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
