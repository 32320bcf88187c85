package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.sandbox.SandboxInbox;
import org.triggerlinks.model.sandbox.SandboxMessage;
import org.triggerlinks.model.workflow.Enrollment;

/** Messages, what they carry, and how they leave. */
interface MessagesContract extends OnADatabase {

  @Test
  default void the_links_of_a_message_are_counted_and_found_by_reference() {
    Contact contact = contact(location());
    Message message = message(contact, "Hi");
    UUID link = Ids.next();
    List<MessageLink> links =
        List.of(
            MessageLink.in(message, key(), link),
            MessageLink.in(message, key(), link),
            MessageLink.in(message, key(), Ids.next()));
    links.forEach(each -> database().transact(session -> new Messages(session).add(each)));
    Message without = message(contact, "No link");
    assertValue(session -> new Messages(session).linksIn(List.of(message.id(), without.id())))
        .isEqualTo(Map.of(message.id(), 2));
    assertValue(session -> new Messages(session).linksIn(List.of())).isEqualTo(Map.of());
    assertRows(session -> new Messages(session).byRefs(List.of(links.get(1).ref())))
        .singleElement()
        .satisfies(found -> assertThat(found.messageId()).isEqualTo(message.id()))
        .satisfies(found -> assertThat(found.contactId()).isEqualTo(contact.id()));
    assertRows(session -> new Messages(session).byRefs(List.of())).isEmpty();
  }

  @Test
  default void a_message_is_found_by_the_address_that_ends_such_messages() {
    Contact contact = contact(location());
    String ref = key();
    Message.Content content = new Message.Content("News", "Hi", null);
    Message message =
        Message.out(Ids.next(), contact.locationId(), contact.id(), "email", content, NOW);
    keep(message.unsubscribedBy(ref));
    message(contact, "without one");
    assertRows(session -> new Messages(session).byUnsubscribeRefs(List.of(ref, key())))
        .containsExactly(
            new Messages.Unsubscribing(ref, contact.locationId(), contact.id(), message.id()));
    // Letters are not what they are in the other case.
    assertRows(session -> new Messages(session).byUnsubscribeRefs(List.of(swapped(ref)))).isEmpty();
    assertRows(session -> new Messages(session).byUnsubscribeRefs(List.of())).isEmpty();
  }

  private static String swapped(String ref) {
    return ref.equals(ref.toUpperCase(Locale.ROOT))
        ? ref.toLowerCase(Locale.ROOT)
        : ref.toUpperCase(Locale.ROOT);
  }

  @Test
  default void messages_that_left_since_then_are_counted() {
    Contact contact = contact(location());
    message(contact, "one");
    message(contact, "two");
    Message in = Message.in(contact.locationId(), contact.id(), "sms", "YES", NOW);
    database().transact(session -> new Messages(session).add(in));
    Contact other = contact(location());
    message(other, "three");
    List<UUID> both = List.of(contact.id(), other.id());
    assertValue(session -> new Messages(session).sentSince(both, NOW))
        .isEqualTo(
            Map.of(
                new Messages.Recipient(contact.id(), "sms"), 2,
                new Messages.Recipient(other.id(), "sms"), 1));
    assertValue(session -> new Messages(session).sentSince(both, NOW.plusNanos(1000)))
        .isEqualTo(Map.of());
  }

  @Test
  default void the_last_message_with_a_link_is_found_by_enrollment() {
    Contact contact = contact(location());
    Enrollment enrollment = enrollment(contact);
    UUID link = Ids.next();
    Message.Content content = new Message.Content(null, "Hi", null);
    for (int minute = 0; minute < 2; minute++) {
      Message message =
          Message.out(
              Ids.next(),
              contact.locationId(),
              contact.id(),
              "sms",
              content,
              NOW.plusSeconds(60L * minute));
      keep(message.by("w", enrollment.id()));
      keep(MessageLink.in(message, key(), link));
    }
    assertOne(session -> new Messages(session).lastWithLink(enrollment.id(), link))
        .contains(NOW.plusSeconds(60));
    assertOne(session -> new Messages(session).lastWithLink(enrollment.id(), Ids.next())).isEmpty();
  }

  @Test
  default void an_intent_is_locked_and_its_attempts_are_found_by_number() {
    Intent intent = intent(fact(contact(location()), NOW), "Ask", 0);
    Attempt attempt = Attempt.begin(intent.id(), 1, Ids.next(), NOW);
    database()
        .transact(
            session -> {
              new Intents(session).add(intent);
              new Intents(session).add(attempt);
            });
    assertOne(session -> new Intents(session).byId(intent.id())).isPresent();
    assertOne(session -> new Intents(session).lock(intent.id())).isPresent();
    assertOne(session -> new Intents(session).lock(Ids.next())).isEmpty();
    assertOne(session -> new Intents(session).attempt(intent.id(), 1))
        .map(Attempt::id)
        .contains(attempt.id());
    assertOne(session -> new Intents(session).attempt(intent.id(), 2)).isEmpty();
  }

  // A provider answers later than the time that it has for a message.
  @Test
  default void what_was_read_up_to_a_moment_is_what_was_being_sent_by_then() {
    Contact contact = contact(location());
    Message message = message(contact, "Hi");
    Intent intent = intent(fact(contact, NOW), "Ask", 0).carrying(message.id());
    database()
        .transact(
            session -> {
              session.find(Message.class, message.id()).sent("SM1", NOW.plusSeconds(9));
              new Intents(session).add(intent);
              new Intents(session).add(Attempt.begin(intent.id(), 1, Ids.next(), NOW));
              new Intents(session)
                  .add(Attempt.begin(intent.id(), 2, Ids.next(), NOW.plusSeconds(5)));
            });
    assertRows(
            session -> new Messages(session).deliveredUpTo(contact.id(), "sms", NOW.plusSeconds(4)))
        .isEmpty();
    assertRows(
            session -> new Messages(session).deliveredUpTo(contact.id(), "sms", NOW.plusSeconds(5)))
        .extracting(Message::id)
        .containsExactly(message.id());
  }

  @Test
  default void the_sandbox_delivers_a_message_once() {
    Contact contact = contact(location());
    SandboxMessage.To to =
        new SandboxMessage.To(contact.locationId(), contact.id(), "sms", "+15005550006");
    UUID id = Ids.next();
    Runnable delivering =
        () ->
            database()
                .transact(
                    session ->
                        new SandboxInbox(session)
                            .deliver(SandboxMessage.deliver(id, to, null, "Hi", null, NOW)));
    delivering.run();
    assertThatThrownBy(delivering::run).matches(Database::isDuplicate);
  }
}
