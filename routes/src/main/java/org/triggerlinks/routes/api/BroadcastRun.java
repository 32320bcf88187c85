package org.triggerlinks.routes.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.message.Broadcast;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Patience;
import org.triggerlinks.model.text.InvalidTemplate;
import org.triggerlinks.model.text.UnknownNames;
import org.triggerlinks.routes.decide.DatabaseAway;

/**
 * Makes the messages of broadcasts, some contacts a transaction, in the order of their ids. After a
 * crash it goes on behind the last contact that was reached, so nobody is written to twice. The
 * broadcasts take turns; a contact whose message cannot be written is passed over and told.
 */
public final class BroadcastRun {

  private static final Logger LOG = LoggerFactory.getLogger(BroadcastRun.class);
  private static final int BATCH = 100;

  private final Database database;
  private final Posting posting;
  private final Clock clock;

  BroadcastRun(Database database, Posting posting, Clock clock) {
    this.database = database;
    this.posting = posting;
    this.clock = clock;
  }

  /** Makes messages until no broadcast is left that another node does not work on. */
  public void run() {
    boolean more;
    do {
      more = false;
      for (UUID broadcast : running()) {
        more |= turn(broadcast);
      }
    } while (more);
  }

  private List<UUID> running() {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "select id from Broadcast where state = RUNNING order by id", UUID.class)
                .getResultList());
  }

  /** The next contacts of a broadcast; true if there may be more. */
  private boolean turn(UUID broadcast) {
    try {
      return batchOrEachAlone(broadcast);
    } catch (DatabaseAway e) {
      LOG.warn("Broadcast {} waits for the database: {}", broadcast, e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Broadcast {} cannot go on now; the others do.", broadcast, e);
    }
    return false;
  }

  private boolean batchOrEachAlone(UUID broadcast) {
    try {
      return database.inTransaction(
          session -> write(session, broadcast, BATCH, new AtomicReference<>()));
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      boolean more = true;
      for (int i = 0; more && i < BATCH; i++) {
        more = alone(broadcast);
      }
      return more;
    }
  }

  /** The next contact in a transaction of its own, which may fail without taking others along. */
  private boolean alone(UUID broadcast) {
    AtomicReference<Contact> at = new AtomicReference<>();
    try {
      return database.inTransaction(session -> write(session, broadcast, 1, at));
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      LOG.error("Broadcast {} cannot be written to {}.", broadcast, idOf(at.get()), e);
      return database.inTransaction(session -> passOver(session, broadcast, at.get(), e));
    }
  }

  private static UUID idOf(Contact contact) {
    return contact == null ? null : contact.id();
  }

  /**
   * Writes to the next contacts.
   *
   * @param at where it is told whom it writes to
   */
  private boolean write(Session session, UUID id, int most, AtomicReference<Contact> at) {
    Broadcast broadcast = take(session, id).orElse(null);
    if (broadcast == null) {
      return false;
    }
    Optional<Location> location = new Locations(session).byId(broadcast.locationId());
    List<Contact> contacts = location.isEmpty() ? List.of() : next(session, broadcast, most);
    Draft draft = new Draft(broadcast.channel(), broadcast.content());
    try {
      for (Contact contact : contacts) {
        at.set(contact);
        posting.send(session, location.get(), contact, draft, broadcast.id());
        broadcast.reached(contact.id());
      }
    } catch (UnknownNames | InvalidTemplate e) {
      endEarly(broadcast, "Its text cannot be filled in any more: " + e.getMessage());
    }
    if (contacts.size() < most) {
      broadcast.finish(clock.instant());
    }
    return broadcast.state() == Broadcast.State.RUNNING;
  }

  private void endEarly(Broadcast broadcast, String why) {
    LOG.error("Broadcast {} ends early. {}", broadcast.id(), why);
    broadcast.endEarly(why, clock.instant());
  }

  private boolean passOver(Session session, UUID id, Contact failed, RuntimeException failure) {
    Broadcast broadcast = take(session, id).orElse(null);
    if (broadcast == null) {
      return false;
    }
    if (failed == null) {
      endEarly(broadcast, "It cannot go on: " + failure);
      return false;
    }
    if (next(session, broadcast, 1).stream().map(Contact::id).anyMatch(failed.id()::equals)) {
      broadcast.passedOver(
          failed.id(), "Nothing could be written to %s: %s".formatted(failed.id(), failure));
      session.persist(
          TimelineEntry.of(
              broadcast.locationId(),
              failed.id(),
              clock.instant(),
              "broadcast_failed",
              "A message by %s of a broadcast could not be written: %s"
                  .formatted(broadcast.channel(), failure),
              null));
    }
    return true;
  }

  /** The broadcast, locked, unless it is finished or another node works on it. */
  private static Optional<Broadcast> take(Session session, UUID id) {
    return session
        .createSelectionQuery("from Broadcast where id = :id and state = RUNNING", Broadcast.class)
        .setParameter("id", id)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultList()
        .stream()
        .findFirst();
  }

  private static List<Contact> next(Session session, Broadcast broadcast, int most) {
    Patience.forLongStatements(session); // it may pass over millions whom the audience leaves out
    Listing<Contact> contacts =
        Listing.oldestFirst(session, Contact.class)
            .where("e.locationId = :location", "location", broadcast.locationId());
    if (broadcast.lastContact() != null) {
      contacts.where("e.id > :last", "last", broadcast.lastContact());
    }
    return Audience.of(Json.read(broadcast.audience())).restrict(contacts).rows(most);
  }
}
