package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.token.ApiToken;
import org.triggerlinks.model.token.IdempotentReply;
import org.triggerlinks.model.value.CustomValue;

/** A broken unique key is told apart from every other failure. */
interface UniqueKeysContract extends OnADatabase {

  private void assertDuplicate(Object entity) {
    Throwable failure = catchThrowable(() -> keep(entity));
    assertThat(failure).isNotNull();
    assertThat(Database.isDuplicate(failure)).as(failure.toString()).isTrue();
  }

  @Test
  default void a_link_name_is_unique_within_its_location() {
    Location location = location();
    link(location, "Spring Sale");
    link(location(), "Spring Sale");
    assertDuplicate(
        TriggerLink.create(location.id(), key(), "Spring Sale", "https://a.example/", false, NOW));
  }

  @Test
  default void a_link_key_is_unique_everywhere() {
    TriggerLink first = link(location(), "One");
    assertDuplicate(
        TriggerLink.create(location().id(), first.key(), "Two", "https://a.example/", false, NOW));
  }

  @Test
  default void an_intent_is_unique_by_fact_workflow_rule_and_ordinal() {
    FactOrigin fact = fact(contact(location()), NOW);
    keep(intent(fact, "Ask", 0));
    keep(intent(fact, "Ask", 1));
    keep(intent(fact, "ask", 0));
    assertDuplicate(intent(fact, "Ask", 0));
  }

  /** Writes facts as decided, several at once as a batch of decisions does. */
  private void decided(FactOrigin... facts) {
    database()
        .transact(
            session -> {
              NewRows rows = new NewRows(session);
              for (FactOrigin fact : facts) {
                rows.add(DecidedFact.of(fact, "LinkClicked", "{}", "{}", NOW));
              }
              rows.write();
            });
  }

  // A connection keeps the statement that failed, and uses it for one row and for several.
  @Test
  default void a_key_that_is_there_is_told_among_several_again_and_again() {
    Contact contact = contact(location());
    FactOrigin there = fact(contact, NOW);
    decided(there);
    for (int round = 0; round < 5; round++) {
      Throwable failure =
          catchThrowable(() -> decided(fact(contact, NOW), there, fact(contact, NOW)));
      assertThat(Database.isDuplicate(failure)).as(String.valueOf(failure)).isTrue();
      FactOrigin first = fact(contact, NOW);
      decided(first, fact(contact, NOW), fact(contact, NOW));
      assertOne(session -> Optional.ofNullable(session.find(DecidedFact.class, first.id())))
          .isPresent();
      Throwable alone = catchThrowable(() -> decided(there));
      assertThat(Database.isDuplicate(alone)).as(String.valueOf(alone)).isTrue();
      decided(fact(contact, NOW));
    }
  }

  @Test
  default void a_fact_is_decided_once() {
    FactOrigin fact = fact(contact(location()), NOW);
    keep(DecidedFact.of(fact, "LinkClicked", "{}", "{}", NOW));
    assertDuplicate(DecidedFact.of(fact, "LinkClicked", "{}", "{}", NOW));
  }

  @Test
  default void a_reference_is_given_once() {
    Message message = message(contact(location()), "Hi");
    String ref = key();
    keep(MessageLink.in(message, ref, Ids.next()));
    assertDuplicate(MessageLink.in(message, ref, Ids.next()));
  }

  @Test
  default void a_slug_a_token_a_value_and_a_claimed_key_are_unique() {
    Location location = location();
    assertDuplicate(Location.create(location.slug(), "Another name", "UTC", NOW));
    String hash = UUID.randomUUID().toString();
    keep(ApiToken.create(location.id(), "one", hash, NOW));
    assertDuplicate(ApiToken.create(null, "two", hash, NOW));
    keep(CustomValue.create(location.id(), "promo", "a", NOW));
    assertDuplicate(CustomValue.create(location.id(), "promo", "b", NOW));
    IdempotentReply.Key key = new IdempotentReply.Key(Ids.next(), "order-1");
    keep(IdempotentReply.claim(key, "a", NOW));
    assertDuplicate(IdempotentReply.claim(key, "b", NOW));
  }

  @Test
  default void a_missing_value_is_no_duplicate() {
    Contact contact = contact(location());
    Throwable failure = catchThrowable(() -> message(contact, null));
    assertThat(failure).isNotNull();
    assertThat(Database.isDuplicate(failure)).as(failure.toString()).isFalse();
  }
}
