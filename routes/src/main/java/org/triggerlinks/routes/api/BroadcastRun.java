package org.triggerlinks.routes.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.message.Broadcast;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.text.InvalidTemplate;
import org.triggerlinks.model.text.UnknownNames;

/**
 * Makes the messages of broadcasts, some contacts a transaction, in the order of their ids. After a
 * crash it goes on behind the last contact that was reached, so nobody is written to twice.
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
    while (database.inTransaction(this::step)) {
      // The next contacts.
    }
  }

  private boolean step(Session session) {
    Optional<Broadcast> running =
        session
            .createSelectionQuery(
                "from Broadcast where state = RUNNING order by id", Broadcast.class)
            .setMaxResults(1)
            .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
            .getResultList()
            .stream()
            .findFirst();
    running.ifPresent(broadcast -> step(session, broadcast));
    return running.isPresent();
  }

  private void step(Session session, Broadcast broadcast) {
    Optional<Location> location = new Locations(session).byId(broadcast.locationId());
    List<Contact> contacts = location.isEmpty() ? List.of() : next(session, broadcast);
    Draft draft = new Draft(broadcast.channel(), broadcast.content());
    try {
      contacts.forEach(
          contact -> posting.send(session, location.get(), contact, draft, broadcast.id()));
    } catch (UnknownNames | InvalidTemplate e) {
      LOG.error(
          "Broadcast {} ends early: its text cannot be filled in any more. {}",
          broadcast.id(),
          e.getMessage());
      broadcast.finish(clock.instant());
      return;
    }
    if (contacts.size() < BATCH) {
      broadcast.finish(clock.instant());
    } else {
      broadcast.reached(contacts.get(BATCH - 1).id());
    }
  }

  private static List<Contact> next(Session session, Broadcast broadcast) {
    Listing<Contact> contacts =
        Listing.oldestFirst(session, Contact.class)
            .where("e.locationId = :location", "location", broadcast.locationId());
    if (broadcast.lastContact() != null) {
      contacts.where("e.id > :last", "last", broadcast.lastContact());
    }
    return Audience.of(Json.read(broadcast.audience())).restrict(contacts).rows(BATCH);
  }
}
