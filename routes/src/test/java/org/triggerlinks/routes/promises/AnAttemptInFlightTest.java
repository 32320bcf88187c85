package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.decide.DatabaseAway;

/**
 * Promise 4 while an attempt is in flight: who is at it is told from who died at it, and what the
 * provider answers is never lost, however late.
 */
class AnAttemptInFlightTest {

  private static final String GREETING =
      """
      rule "Greet"
      when
          CustomEvent( name == "hello" )
      then
          insert( sendSms( "Hello!" ) );
      end
      """;

  private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final Provider provider = new Provider();
  private final ServiceClock realTime =
      ServiceClock.following(Clock.fixed(Engine.START, ZoneOffset.UTC));
  private Engine engine;
  private Node node;
  private Node other;

  @BeforeEach
  void greet() throws Exception {
    engine = Engine.with(folder, "always", GREETING);
    engine.decide(engine.reported(new CustomEvent("hello", Map.of())));
    node = Node.of(engine, provider, realTime);
    other = Node.of(engine, provider, realTime);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_second_delivery_to_the_same_node_leaves_the_attempt_in_flight_alone() {
    provider.meanwhile = () -> node.dispatch(id());

    node.dispatch(id());

    assertLeftAlone();
  }

  @Test
  void a_second_delivery_to_another_node_leaves_the_attempt_in_flight_alone() {
    provider.meanwhile = () -> other.dispatch(id());

    node.dispatch(id());

    assertLeftAlone();
  }

  @Test
  void an_attempt_in_flight_is_not_repeated_where_the_provider_recognises_repeats() {
    provider.recognisesRepeats = true;
    provider.meanwhile =
        () -> {
          node.dispatch(id());
          other.dispatch(id());
        };

    node.dispatch(id());

    assertLeftAlone();
  }

  @Test
  void the_regular_look_leaves_an_attempt_in_flight_alone() {
    provider.meanwhile =
        () -> {
          node.look();
          other.look();
        };

    node.dispatch(id());

    assertLeftAlone();
  }

  @Test
  void a_long_attempt_is_left_alone_while_its_node_renews_its_lease() {
    provider.meanwhile =
        () -> {
          for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(20));
            node.renewLease();
          }
          other.dispatch(id());
          other.look();
        };

    node.dispatch(id());

    assertLeftAlone();
  }

  @Test
  void a_jump_of_the_sandbox_clock_ends_no_lease() {
    provider.meanwhile =
        () -> {
          engine.advance(Duration.ofDays(40));
          other.dispatch(id());
          other.look();
        };

    node.dispatch(id());

    assertLeftAlone();
  }

  @Test
  void the_attempt_of_a_killed_node_is_unknown_once_its_lease_ran_out() {
    node.dieWhileSending(id());
    other.dispatch(id());
    assertThat(intent().state()).isEqualTo(IntentState.SENDING);

    pass(LONGER_THAN_A_LEASE);
    other.dispatch(id());

    assertThat(provider.taken).hasSize(1);
    assertUnknown();
  }

  @Test
  void what_a_killed_node_left_being_sent_is_found_without_its_queue() {
    node.dieWhileSending(id());
    other.look();
    assertThat(intent().state()).isEqualTo(IntentState.SENDING);

    pass(LONGER_THAN_A_LEASE);
    other.look();
    other.look();

    assertUnknown();
    assertThat(engine.timeline("outcome_unknown")).hasSize(1);
  }

  @Test
  void what_a_killed_node_left_being_sent_is_repeated_where_the_provider_recognises_repeats() {
    provider.recognisesRepeats = true;
    node.dieWhileSending(id());

    pass(LONGER_THAN_A_LEASE);
    other.look();
    assertThat(intent().state()).isEqualTo(IntentState.PENDING);
    assertThat(intent().dueAt()).isEqualTo(engine.now());
    other.dispatch(id());

    assertThat(provider.taken).hasSize(2).containsOnly(provider.taken.get(0));
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
  }

  @Test
  void a_node_that_dies_at_every_attempt_is_not_asked_for_ever() {
    provider.recognisesRepeats = true;
    for (int attempt = 1; attempt <= 8; attempt++) {
      node.dieWhileSending(id());
      node.look();
    }

    assertUnknown();
    node.dispatch(id());
    assertThat(provider.taken).hasSize(8);
  }

  @Test
  void a_node_that_stopped_is_not_waited_for() {
    node.dieWhileSending(id());
    node.stop();
    other.look();

    assertUnknown();
  }

  @Test
  void who_has_the_database_alone_waits_for_no_lease() {
    node.dieWhileSending(id());
    new Node(engine.database(), engine.clock(), provider, realTime, true).look();

    assertUnknown();
  }

  @Test
  void an_answer_that_comes_after_the_attempt_was_given_up_is_recorded() {
    provider.meanwhile = this::giveUp;

    node.dispatch(id());

    assertSentOnce();
    assertThat(engine.timeline("outcome_known"))
        .singleElement()
        .asString()
        .matches("An SMS \\(.*\\): what came of it is known after all: the provider took it\\.");
  }

  @Test
  void a_refusal_that_comes_after_the_attempt_was_given_up_is_recorded() {
    provider.answer = new SendResult.Refused("no such number");
    provider.meanwhile = this::giveUp;

    node.dispatch(id());
    engine.decide();

    assertThat(intent().state()).isEqualTo(IntentState.FAILED);
    assertThat(intent().problem()).isEqualTo("no such number");
    assertThat(message().state()).isEqualTo(MessageState.FAILED);
    assertThat(attempts()).containsExactly("Refused");
    assertThat(engine.timeline("outcome_known"))
        .singleElement()
        .asString()
        .endsWith(
            ": what came of it is known after all: the provider did not take it: no such number");
  }

  @Test
  void a_late_answer_that_tells_nothing_leaves_the_outcome_unknown() {
    provider.failure = new IllegalStateException("the connection broke");
    provider.meanwhile = this::giveUp;

    node.dispatch(id());

    assertUnknown();
    assertThat(attempts()).containsExactly("Unknown");
  }

  @Test
  void a_late_acceptance_saves_the_repetition() {
    provider.recognisesRepeats = true;
    provider.meanwhile =
        () -> {
          pass(LONGER_THAN_A_LEASE);
          other.look();
          assertThat(intent().state()).isEqualTo(IntentState.PENDING);
        };

    node.dispatch(id());
    other.dispatch(id());

    assertSentOnce();
  }

  @Test
  void a_late_refusal_does_not_undo_what_a_repetition_reached() {
    provider.recognisesRepeats = true;
    provider.answer = new SendResult.TryLater(Duration.ofSeconds(10), "busy");
    provider.meanwhile =
        () -> {
          pass(LONGER_THAN_A_LEASE);
          provider.answer = new SendResult.Accepted("p2", false);
          other.dispatch(id());
        };

    node.dispatch(id());

    assertThat(provider.taken).hasSize(2);
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
    assertThat(attempts()).containsExactly("TryLater", "Accepted");
  }

  @Test
  void what_was_perhaps_sent_is_not_said_to_be_held_back() {
    provider.recognisesRepeats = true;
    node.dieWhileSending(id());
    pass(LONGER_THAN_A_LEASE);
    engine
        .database()
        .transact(session -> session.find(Contact.class, engine.contactId()).disturbNot("sms"));

    other.dispatch(id());

    assertThat(provider.taken).hasSize(1);
    assertUnknown();
    assertThat(intent().problem()).contains("cannot be repeated").contains("DND");
  }

  @Test
  void an_answer_waits_for_a_database_that_is_away() throws SQLException {
    try (Database impatient = engine.impatientDatabase();
        Connection blocker = engine.database().dataSource().getConnection()) {
      Node there = new Node(impatient, engine.clock(), provider, realTime, false);
      provider.meanwhile = () -> lockIntents(blocker);
      assertThatThrownBy(() -> there.dispatch(id())).isInstanceOf(DatabaseAway.class);
      there.look();
      blocker.rollback();
      assertThat(intent().state()).isEqualTo(IntentState.SENDING);

      there.dispatch(id());

      assertSentOnce();
    }
  }

  private static void lockIntents(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select id from intent for update");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Time passes in which the node, still sending, could not renew its lease. */
  private void giveUp() {
    pass(LONGER_THAN_A_LEASE);
    other.look();
    assertUnknown();
  }

  private void pass(Duration time) {
    realTime.setAhead(Duration.between(Engine.START, realTime.instant()).plus(time));
  }

  /** Nobody ever took the one who was at it for dead. */
  private void assertLeftAlone() {
    assertSentOnce();
    assertThat(engine.timeline("outcome_unknown")).isEmpty();
  }

  private void assertSentOnce() {
    assertThat(provider.taken).hasSize(1);
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
    assertThat(attempts()).containsExactly("Accepted");
    assertThat(message().state()).isEqualTo(MessageState.SENT);
    assertThat(message().providerId()).isEqualTo("p1");
    assertThat(message().problem()).isNull();
  }

  private void assertUnknown() {
    assertThat(intent().state()).isEqualTo(IntentState.UNKNOWN);
    assertThat(message().state()).isEqualTo(MessageState.UNKNOWN);
  }

  private UUID id() {
    return intent().id();
  }

  private Intent intent() {
    return engine.all(Intent.class).get(0);
  }

  private Message message() {
    return engine.all(Message.class).get(0);
  }

  private List<String> attempts() {
    return engine.all(Attempt.class).stream().map(Attempt::result).toList();
  }
}
