package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.contact.CustomFields;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.token.ApiToken;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;

/** What goes with a location or a contact when it is deleted. */
interface DeletionContract extends OnADatabase {

  private long rows(String table, String column, UUID id) {
    return read(
        session ->
            session
                .createNativeQuery(
                    "select count(*) from " + table + " where " + column + " = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult());
  }

  @Test
  default void a_location_takes_its_links_values_tokens_and_fields_along() {
    Location location = location();
    Location other = location();
    for (Location each : Set.of(location, other)) {
      link(each, "Sale");
      keep(CustomValue.create(each.id(), "promo", "x", NOW));
      keep(ApiToken.create(each.id(), "t", UUID.randomUUID().toString(), NOW));
      database().transact(session -> new CustomFields(session).know(each.id(), Set.of("plan")));
    }
    database()
        .transact(
            session -> {
              Locations locations = new Locations(session);
              locations.remove(locations.byId(location.id()).orElseThrow());
            });
    for (String table : Set.of("trigger_link", "custom_value", "api_token", "custom_field")) {
      assertThat(rows(table, "location_id", location.id())).as(table).isZero();
      assertThat(rows(table, "location_id", other.id())).as(table).isOne();
    }
  }

  @Test
  default void a_contact_takes_its_tags_fields_consent_and_addresses_along() {
    Location location = location();
    Contact removed = keep(full(location));
    Contact erased = keep(full(location));
    Contact kept = keep(full(location));
    database()
        .transact(
            session -> {
              Contacts contacts = new Contacts(session);
              contacts.remove(contacts.byId(location.id(), removed.id()).orElseThrow());
              session
                  .createNativeMutationQuery("delete from contact where id = :id")
                  .setParameter("id", erased.id())
                  .executeUpdate();
            });
    for (String part : Set.of("tag", "field", "dnd", "address")) {
      String table = "contact_" + part;
      assertThat(rows(table, "contact_id", removed.id())).as(table).isZero();
      assertThat(rows(table, "contact_id", erased.id())).as(table).isZero();
      assertThat(rows(table, "contact_id", kept.id())).as(table).isOne();
    }
  }

  private Contact full(Location location) {
    Contact contact = Contact.create(location.id(), NOW);
    contact.tag("vip");
    contact.field("plan", "free");
    contact.disturbNot("sms");
    contact.reachBy("messenger", "PSID");
    return contact;
  }

  @Test
  default void a_removed_link_or_value_frees_its_name() {
    Location location = location();
    TriggerLink link = link(location, "Sale");
    CustomValue value = keep(CustomValue.create(location.id(), "promo", "x", NOW));
    database()
        .transact(
            session -> {
              TriggerLinks links = new TriggerLinks(session);
              links.remove(links.byId(location.id(), link.id()).orElseThrow());
              CustomValues values = new CustomValues(session);
              values.remove(values.byName(location.id(), value.name()).orElseThrow());
            });
    link(location, "Sale");
    keep(CustomValue.create(location.id(), "promo", "y", NOW));
  }
}
