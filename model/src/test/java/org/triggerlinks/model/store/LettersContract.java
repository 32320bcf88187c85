package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;

/** Texts are compared to the letter and kept whole. */
interface LettersContract extends OnADatabase {

  int LONG = 500_000;
  String EMOJI = "\uD83C\uDF89 \uD83D\uDC69\u200D\uD83D\uDCBB \u00fc\u6f22";

  @Test
  default void link_names_differ_by_case_accents_and_signs() {
    Location location = location();
    List<String> names = List.of("Sale", "sale", "S\u00e4le", "Sale" + EMOJI);
    names.forEach(name -> link(location, name));
    for (String name : names) {
      assertOne(session -> new TriggerLinks(session).byName(location.id(), name))
          .map(TriggerLink::name)
          .contains(name);
    }
    assertOne(session -> new TriggerLinks(session).byName(location.id(), "SALE")).isEmpty();
  }

  @Test
  default void link_keys_and_references_differ_by_case() {
    Location location = location();
    link(location, "a", "aB" + key().substring(0, 5));
    Message message = message(contact(location), "Hi");
    String ref = "x" + key().substring(1);
    keep(MessageLink.in(message, ref, Ids.next()));
    keep(MessageLink.in(message, "X" + ref.substring(1), Ids.next()));
    assertRows(session -> new Messages(session).byRefs(List.of(ref, "nobody")))
        .extracting(MessageLink::ref)
        .containsExactly(ref);
    TriggerLink lower = link(location, "b", "q" + key().substring(1));
    link(location, "c", "Q" + lower.key().substring(1));
  }

  @Test
  default void tags_and_fields_differ_by_case_and_spaces() {
    Contact contact = Contact.create(location().id(), NOW);
    List.of("vip", "VIP", "vip ", EMOJI).forEach(contact::tag);
    List.of("plan", "Plan", "plan ").forEach(name -> contact.field(name, name + EMOJI));
    keep(contact);
    Contact found = found(contact);
    assertThat(found.tags()).containsExactlyInAnyOrder("vip", "VIP", "vip ", EMOJI);
    assertThat(found.fields()).containsEntry("plan", "plan" + EMOJI).hasSize(3);
  }

  @Test
  default void addresses_are_found_to_the_letter() {
    Location location = location();
    Contact contact = Contact.create(location.id(), NOW);
    contact.reachBy("messenger", "PSID");
    keep(contact);
    assertRows(s -> new Contacts(s).byAddress(location.id(), "messenger", "PSID")).hasSize(1);
    assertRows(s -> new Contacts(s).byAddress(location.id(), "messenger", "psid")).isEmpty();
    assertRows(s -> new Contacts(s).byAddress(location.id(), "sms", "PSID")).isEmpty();
    assertRows(s -> new Contacts(s).byAddress(location().id(), "messenger", "PSID")).isEmpty();
  }

  @Test
  default void a_custom_value_is_found_to_the_letter_with_its_emoji() {
    Location location = location();
    keep(CustomValue.create(location.id(), "promo", EMOJI, NOW));
    keep(CustomValue.create(location.id(), "Promo", "other", NOW));
    assertOne(session -> new CustomValues(session).byName(location.id(), "promo"))
        .map(CustomValue::content)
        .contains(EMOJI);
    assertRows(session -> new CustomValues(session).ofLocation(location.id()))
        .extracting(CustomValue::name)
        .containsExactly("Promo", "promo");
    assertRows(session -> new CustomValues(session).all()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  default void long_texts_of_wide_letters_are_kept_whole() {
    String text = "\uD83C\uDF89".repeat(LONG / 2);
    Contact contact = contact(location());
    Message message =
        keep(
            Message.out(
                Ids.next(),
                contact.locationId(),
                contact.id(),
                "email",
                new Message.Content(EMOJI, text, text + "!"),
                NOW));
    Message found = read(session -> new Messages(session).byId(message.id())).orElseThrow();
    assertThat(found.subject()).isEqualTo(EMOJI);
    assertThat(found.text().equals(text)).isTrue();
    assertThat(found.html().equals(text + "!")).isTrue();
    DecidedFact fact = keep(DecidedFact.of(fact(contact, NOW), "CustomEvent", text, text, NOW));
    DecidedFact read = read(session -> new Facts(session).byId(fact.id())).orElseThrow();
    assertThat(read.body().equals(text)).isTrue();
    assertThat(read.explanation().equals(text)).isTrue();
  }

  private Contact found(Contact contact) {
    return read(
        session -> {
          Contact found = new Contacts(session).byId(contact.locationId(), contact.id()).get();
          found.asFact("UTC");
          return found;
        });
  }
}
