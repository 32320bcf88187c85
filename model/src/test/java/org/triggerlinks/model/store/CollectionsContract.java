package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.contact.CustomFields;
import org.triggerlinks.model.location.Location;

/** What a contact has several of is added, taken away and cleared. */
interface CollectionsContract extends OnADatabase {

  private Contact change(Contact contact, Consumer<Contact> change) {
    database()
        .transact(
            session ->
                change.accept(
                    new Contacts(session).byId(contact.locationId(), contact.id()).orElseThrow()));
    return read(
        session -> {
          Contact found =
              new Contacts(session).byId(contact.locationId(), contact.id()).orElseThrow();
          found.asFact("UTC");
          assertThat(found.dnd().size() + found.addresses().size()).isNotNegative();
          return found;
        });
  }

  @Test
  default void tags_come_and_go() {
    Contact contact = contact(location());
    Contact tagged = change(contact, c -> Set.of("a", "b", "c").forEach(c::tag));
    assertThat(tagged.tags()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(change(contact, c -> c.untag("b")).tags()).containsExactlyInAnyOrder("a", "c");
    assertThat(change(contact, c -> Set.of("a", "c").forEach(c::untag)).tags()).isEmpty();
    assertThat(change(contact, c -> c.tag("a")).tags()).containsExactly("a");
  }

  @Test
  default void fields_change_and_go() {
    Contact contact = contact(location());
    change(contact, c -> c.field("plan", "free"));
    change(contact, c -> c.field("size", "L"));
    assertThat(change(contact, c -> c.field("plan", "paid")).fields())
        .containsEntry("plan", "paid")
        .containsEntry("size", "L");
    assertThat(change(contact, c -> c.field("size", null)).fields()).containsOnlyKeys("plan");
    assertThat(change(contact, c -> c.field("plan", null)).fields()).isEmpty();
  }

  @Test
  default void do_not_disturb_is_set_and_lifted() {
    Contact contact = contact(location());
    assertThat(change(contact, c -> Set.of("sms", "email").forEach(c::disturbNot)).dnd())
        .containsExactlyInAnyOrder("sms", "email");
    assertThat(change(contact, c -> c.disturbAgain("sms")).dnd()).containsExactly("email");
    assertThat(change(contact, c -> c.disturbAgain("email")).dnd()).isEmpty();
  }

  @Test
  default void addresses_follow_the_phone_and_the_mailbox() {
    Contact contact = contact(location());
    change(contact, c -> c.phone("+15005550006"));
    change(contact, c -> c.email("ann@example.com"));
    assertThat(change(contact, c -> c.phone("+15005550007")).addresses())
        .containsEntry("sms", "+15005550007")
        .containsEntry("whatsapp", "+15005550007")
        .containsEntry("email", "ann@example.com");
    assertThat(change(contact, c -> c.phone(null)).addresses()).containsOnlyKeys("email");
    assertThat(change(contact, c -> c.email(null)).addresses()).isEmpty();
  }

  @Test
  default void knowing_a_custom_field_twice_changes_nothing() {
    Location location = location();
    Set<String> names = Set.of("plan", "Plan", "size");
    database().transact(session -> new CustomFields(session).know(location.id(), names));
    database().transact(session -> new CustomFields(session).know(location.id(), names));
    database().transact(session -> new CustomFields(session).know(location.id(), Set.of()));
    assertValue(session -> new CustomFields(session).names(location.id())).isEqualTo(names);
  }

  @Test
  default void two_transactions_may_come_to_know_the_same_field() {
    Location location = location();
    Beside.race(
        () ->
            database()
                .transact(session -> new CustomFields(session).know(location.id(), Set.of("new"))));
    assertValue(session -> new CustomFields(session).names(location.id())).isEqualTo(Set.of("new"));
  }
}
