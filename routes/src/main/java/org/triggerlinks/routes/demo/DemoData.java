package org.triggerlinks.routes.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;

/**
 * Fills an empty database with a location that has everything the shipped workflows name. No fact
 * tells of it: the contacts are there as if they had always been, so no welcome series starts.
 */
public final class DemoData {

  private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

  private final Database database;
  private final Clock clock;

  public DemoData(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Writes all of it or nothing, and nothing if there is a location already; says whether it wrote.
   * Links are read into memory at the start, so seed before.
   */
  public boolean seed() {
    try {
      return database.inTransaction(this::seed);
    } catch (RuntimeException e) {
      // Another node on the same database was faster.
      if (Database.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private boolean seed(Session session) {
    if (!new Locations(session).all().isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    Location location = Location.create("demo", "Demo Location", "America/New_York", now);
    // Pages on the reader's own machine can be tried as destinations, too.
    location.allowPrivateDestinations(true);
    new Locations(session).add(location);
    for (DemoLink link : DemoLink.values()) {
      new TriggerLinks(session).add(link(location.id(), link, now));
    }
    new CustomValues(session)
        .add(
            CustomValue.create(
                location.id(),
                "monthly_promo_url",
                "https://example.com/promotions/this-month",
                now));
    Contacts contacts = new Contacts(session);
    for (DemoContact contact : DemoContact.ALL) {
      contacts.add(contact.in(location.id(), now));
    }
    LOG.info(
        "The demo location is ready: {} links, {} contacts.",
        DemoLink.values().length,
        DemoContact.ALL.size());
    return true;
  }

  private static TriggerLink link(UUID location, DemoLink link, Instant now) {
    return TriggerLink.create(
        location, Keys.newLinkKey(), link.label(), link.destination(), link.consent(), now);
  }
}
