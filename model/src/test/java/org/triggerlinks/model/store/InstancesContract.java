package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.instance.RunningInstances;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;

/** Which instances are alive, and which attempts nobody is at. */
interface InstancesContract extends OnADatabase {

  private UUID running(Instant until) {
    UUID id = UUID.randomUUID();
    renew(id, until);
    return id;
  }

  private void renew(UUID id, Instant until) {
    database().transact(session -> new RunningInstances(session).renew(id, NOW, until));
  }

  private boolean alive(UUID id, Instant now) {
    return read(session -> new RunningInstances(session).isAlive(id, now));
  }

  @Test
  default void an_instance_is_alive_until_its_lease_ends_or_it_is_forgotten() {
    UUID id = running(NOW.plusSeconds(30));
    assertThat(alive(id, NOW.plusSeconds(29))).isTrue();
    assertThat(alive(id, NOW.plusSeconds(30))).isFalse();
    renew(id, NOW.plusSeconds(60));
    assertThat(alive(id, NOW.plusSeconds(30))).isTrue();
    database().transact(session -> new RunningInstances(session).forgetDeadSince(NOW));
    assertThat(alive(id, NOW)).isTrue();
    database().transact(session -> new RunningInstances(session).forget(id));
    assertThat(alive(id, NOW)).isFalse();
    assertThat(alive(UUID.randomUUID(), NOW)).isFalse();
  }

  @Test
  default void an_instance_that_was_forgotten_comes_back_when_it_renews() {
    UUID id = running(NOW.minusSeconds(60));
    database().transact(session -> new RunningInstances(session).forgetDeadSince(NOW));
    renew(id, NOW.plusSeconds(30));
    assertThat(alive(id, NOW)).isTrue();
  }

  @Test
  default void living_instances_say_up_to_when_their_clicks_are_drained() {
    UUID me = running(NOW.plusSeconds(30));
    UUID living = running(NOW.plusSeconds(30));
    Instant until = NOW.minusMillis(1500);
    database().transact(session -> new RunningInstances(session).drained(living, until));
    UUID dead = running(NOW.minusSeconds(1));
    database()
        .transact(session -> new RunningInstances(session).drained(dead, NOW.minusSeconds(9)));
    database().transact(session -> new RunningInstances(session).drained(UUID.randomUUID(), NOW));

    assertThat(othersDrained(me)).contains(until).doesNotContain(NOW.minusSeconds(9));
    assertThat(othersDrained(living)).contains(Instant.EPOCH).doesNotContain(until);
  }

  private List<Instant> othersDrained(UUID me) {
    return read(session -> new RunningInstances(session).othersDrainedUntil(me, NOW));
  }

  @Test
  default void what_has_been_on_its_queue_for_long_is_found_and_taken() {
    Intent old = relayed(NOW.minusSeconds(601));
    Intent young = relayed(NOW.minusSeconds(599));
    Instant then = NOW.minusSeconds(600);

    List<UUID> found = read(session -> new Intents(session).relayedBefore(then, 1000));
    assertThat(found).contains(old.id()).doesNotContain(young.id());
    assertRows(session -> new Intents(session).takeRelayed(List.of(old.id(), young.id()), then))
        .extracting(Intent::id)
        .containsExactly(old.id());
  }

  private Intent relayed(Instant at) {
    Intent intent = intent(fact(contact(location()), NOW), "Ask", 0);
    intent.become(IntentState.RELAYED, null, at);
    keep(intent);
    return intent;
  }

  @Test
  default void an_intent_is_suspect_unless_another_living_instance_sends_it() {
    UUID me = running(NOW.plusSeconds(30));
    UUID living = running(NOW.plusSeconds(30));
    UUID dead = running(NOW.minusSeconds(1));
    Intent mine = sending(me);
    Intent theirs = sending(living);
    Intent left = sending(dead);
    Intent never = sending(UUID.randomUUID());
    assertThat(suspects(me)).contains(mine.id(), left.id(), never.id()).doesNotContain(theirs.id());
    assertThat(suspects(living)).contains(theirs.id(), left.id()).doesNotContain(mine.id());
  }

  @Test
  default void only_the_last_attempt_says_who_sends_an_intent() {
    UUID dead = running(NOW.minusSeconds(1));
    UUID living = running(NOW.plusSeconds(30));
    Intent intent = sending(dead);
    database()
        .transact(
            session -> {
              Intent again = new Intents(session).lock(intent.id()).orElseThrow();
              again.retryAt(NOW, "lost", NOW);
              again.begin(NOW);
              session.persist(Attempt.begin(again.id(), again.attempts(), living, NOW));
            });
    assertThat(suspects(UUID.randomUUID())).doesNotContain(intent.id());
    assertValue(session -> new Intents(session).anyUnanswered(intent.id())).isEqualTo(true);
  }

  @Test
  default void an_answer_that_says_nothing_leaves_an_attempt_unanswered() {
    Intent refused = sending(UUID.randomUUID());
    end(refused, "Refused");
    Intent unknown = sending(UUID.randomUUID());
    end(unknown, "Unknown");

    assertValue(session -> new Intents(session).anyUnanswered(refused.id())).isEqualTo(false);
    assertValue(session -> new Intents(session).anyUnanswered(unknown.id())).isEqualTo(true);
  }

  private void end(Intent intent, String result) {
    database()
        .transact(
            session ->
                new Intents(session).attempts(intent.id()).get(0).end(result, "detail", NOW));
  }

  private Intent sending(UUID instance) {
    Intent intent = intent(fact(contact(location()), NOW), "Ask", 0);
    intent.begin(NOW);
    Attempt attempt = Attempt.begin(intent.id(), intent.attempts(), instance, NOW);
    keep(intent);
    keep(attempt);
    return intent;
  }

  private List<UUID> suspects(UUID me) {
    return read(
        session ->
            new Intents(session)
                .sentByNobodyElse(me, NOW, 1000).stream().map(Intents.BeingSent::intent).toList());
  }
}
