package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.MessageFailed;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.store.Database;

/** Promise 4: an action is carried out at most once, and what came of it is always recorded. */
class AnActionIsCarriedOutOnceTest {

  private static final String GREETING =
      """
      rule "Greet"
      when
          CustomEvent( name == "hello" )
      then
          insert( sendSms( "Hello!" ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;
  private Node node;
  private final Provider provider = new Provider();

  @BeforeEach
  void greet() throws Exception {
    engine = Engine.with(folder, "always", GREETING);
    engine.decide(engine.reported(new CustomEvent("hello", Map.of())));
    node = restarted();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void an_intent_that_is_delivered_twice_is_carried_out_once() {
    dispatch();
    dispatch();

    assertThat(provider.taken).hasSize(1);
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
    assertThat(engine.all(Attempt.class)).extracting(Attempt::result).containsExactly("Accepted");
  }

  @Test
  void after_a_crash_between_sending_and_recording_the_outcome_is_unknown_and_nothing_is_resent() {
    crashWhileSending();
    dispatch();
    dispatch();

    assertThat(provider.taken).hasSize(1);
    assertThat(intent().state()).isEqualTo(IntentState.UNKNOWN);
    assertThat(engine.all(Message.class))
        .extracting(Message::state)
        .containsExactly(MessageState.UNKNOWN);
    assertThat(engine.timeline("outcome_unknown")).hasSize(1);
  }

  @Test
  void after_such_a_crash_it_is_sent_again_to_a_provider_that_recognises_repeats() {
    provider.recognisesRepeats = true;
    crashWhileSending();
    dispatch();

    assertThat(provider.taken).hasSize(2);
    assertThat(provider.taken.get(1)).isEqualTo(provider.taken.get(0));
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
  }

  @Test
  void a_provider_that_fails_in_an_unknown_way_is_not_asked_again() {
    provider.failure = new IllegalStateException("the connection broke");
    dispatch();
    provider.failure = null;
    dispatch();

    assertThat(provider.taken).hasSize(1);
    assertThat(intent().state()).isEqualTo(IntentState.UNKNOWN);
    assertThat(intent().problem()).contains("the connection broke");
  }

  @Test
  void a_provider_that_is_busy_is_asked_again_later_and_later_and_at_last_given_up() {
    provider.answer = new SendResult.TryLater(Duration.ofSeconds(10), "busy");
    List<Duration> pauses = new ArrayList<>();
    for (int attempt = 1; attempt < 8; attempt++) {
      dispatch();
      assertThat(intent().state()).isEqualTo(IntentState.PENDING);
      pauses.add(Duration.between(engine.now(), intent().dueAt()));
    }
    dispatch();

    assertThat(pauses.stream().map(Duration::toSeconds))
        .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L);
    assertThat(intent().state()).isEqualTo(IntentState.FAILED);
    assertThat(engine.all(Attempt.class)).hasSize(8);
  }

  @Test
  void who_is_throttled_uses_up_no_tries_and_is_given_up_after_a_day() {
    provider.answer =
        new SendResult.Throttled(SendResult.Scope.SENDER, Duration.ofHours(1), "too many");
    for (int attempt = 1; attempt <= 24; attempt++) {
      dispatch();
      assertThat(intent().state()).isEqualTo(IntentState.PENDING);
    }
    dispatch();

    assertThat(intent().tries()).isEqualTo(1);
    assertThat(intent().state()).isEqualTo(IntentState.FAILED);
    assertThat(intent().problem()).isEqualTo("Given up after 24 hours: too many");
    assertThat(failureKind()).isEqualTo("throttled");
  }

  @Test
  void after_a_throttle_a_busy_provider_is_still_tried_as_often_as_ever() {
    provider.answer =
        new SendResult.Throttled(SendResult.Scope.PAIR, Duration.ofSeconds(10), "too many");
    for (int attempt = 1; attempt <= 20; attempt++) {
      dispatch();
    }
    provider.answer = new SendResult.TryLater(Duration.ofSeconds(10), "busy");
    for (int attempt = 1; attempt < 8; attempt++) {
      dispatch();
      assertThat(intent().state()).isEqualTo(IntentState.PENDING);
    }
    dispatch();

    assertThat(intent().state()).isEqualTo(IntentState.FAILED);
    assertThat(failureKind()).isEqualTo("given_up");
  }

  @Test
  void a_wrong_configuration_is_probed_less_and_less_often_and_sends_when_it_is_mended() {
    provider.answer = new SendResult.WrongConfiguration("the password is wrong");
    List<Duration> pauses = new ArrayList<>();
    for (int attempt = 1; attempt <= 9; attempt++) {
      dispatch();
      pauses.add(Duration.between(engine.now(), intent().dueAt()));
    }
    provider.answer = new SendResult.Accepted("p1", false);
    dispatch();

    assertThat(pauses.stream().map(Duration::toMinutes))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
  }

  @Test
  void a_configuration_that_stays_wrong_for_three_days_fails_the_message() {
    provider.answer = new SendResult.WrongConfiguration("the password is wrong");
    Instant began = engine.now();
    do {
      dispatch();
    } while (intent().state() == IntentState.PENDING);

    assertThat(Duration.between(began, engine.now())).isBetween(hours(72), hours(74));
    assertThat(intent().problem()).isEqualTo("Given up after 72 hours: the password is wrong");
    assertThat(failureKind()).isEqualTo("wrong_configuration");
  }

  @Test
  void each_refusal_settles_the_message_at_once_and_says_what_kind_it_was() throws Exception {
    List<SendResult.Refusal> refusals =
        List.of(
            new SendResult.Refused("no"),
            new SendResult.WindowClosed("no"),
            new SendResult.OptedOut("no"),
            new SendResult.BadAddress("no"),
            new SendResult.TemplateRejected("no"),
            new SendResult.ContentRejected("no"));
    List<String> kinds = new ArrayList<>();
    for (SendResult.Refusal refusal : refusals) {
      helloWithin(refusal.kind());
      provider.answer = refusal;
      dispatch();
      assertThat(intent().state()).isEqualTo(IntentState.FAILED);
      assertThat(engine.all(Attempt.class)).extracting(Attempt::endedAt).doesNotContainNull();
      kinds.add(failureKind());
    }

    assertThat(kinds)
        .containsExactly(
            "refused",
            "window_closed",
            "opted_out",
            "bad_address",
            "template_rejected",
            "content_rejected")
        .allMatch(MessageFailed.KINDS::contains);
  }

  /** What the rules are told, and the API shows: the report of the failure is decided for that. */
  private String failureKind() {
    engine.decide();
    return engine.all(Message.class).get(0).problemKind();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  @Test
  void a_delivery_from_before_the_pause_does_not_cut_it_short() {
    provider.answer = new SendResult.TryLater(Duration.ofSeconds(10), "busy");
    dispatch();
    provider.answer = new SendResult.Accepted("p1", false);
    node.dispatch(intent().id());

    assertThat(provider.taken).hasSize(1);
    assertThat(intent().state()).isEqualTo(IntentState.PENDING);

    dispatch();
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
  }

  @Test
  void a_message_that_a_busy_provider_kept_until_the_quiet_hours_waits_for_their_end() {
    quiet(engine.now().plus(Duration.ofMinutes(30)), engine.now().plus(Duration.ofHours(9)));
    provider.answer = new SendResult.TryLater(Duration.ofHours(1), "busy");
    dispatch();
    dispatch();

    assertThat(provider.taken).hasSize(1);
    assertThat(engine.timeline("message_delayed"))
        .singleElement()
        .asString()
        .contains("quiet hours");
    provider.answer = new SendResult.Accepted("p1", false);
    Instant early = engine.now();
    dispatch();
    assertThat(Duration.between(early, engine.now())).isGreaterThan(Duration.ofHours(7));
    assertThat(intent().state()).isEqualTo(IntentState.DONE);
    assertThat(engine.all(Attempt.class)).hasSize(2);
  }

  @Test
  void what_was_let_through_in_the_quiet_hours_of_one_day_is_not_sent_in_those_of_the_next() {
    quiet(engine.now().minus(Duration.ofHours(1)), engine.now().plus(Duration.ofHours(9)));
    provider.answer = new SendResult.TryLater(Duration.ofHours(1), "busy");
    dispatch();
    dispatch();
    assertThat(provider.taken).hasSize(2);
    provider.answer = new SendResult.TryLater(Duration.ofHours(22), "busy");
    dispatch();
    provider.answer = new SendResult.Accepted("p1", false);
    dispatch();

    assertThat(provider.taken).hasSize(3);
    assertThat(intent().state()).isEqualTo(IntentState.PENDING);
    assertThat(engine.timeline("message_delayed"))
        .singleElement()
        .asString()
        .contains("quiet hours");
  }

  private void quiet(Instant from, Instant to) {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    engine
        .database()
        .transact(
            session ->
                session
                    .find(Location.class, engine.location().id())
                    .keepQuiet(
                        from.atZone(berlin).toLocalTime().toString(),
                        to.atZone(berlin).toLocalTime().toString()));
  }

  @Test
  void a_message_whose_contact_left_before_it_was_due_is_not_sent() throws Exception {
    helloWithin("left");
    provider.answer = new SendResult.TryLater(Duration.ofHours(1), "busy");
    dispatch();
    engine.advance(Duration.ofMinutes(1));
    engine.decide(engine.reported(new CustomEvent("go", Map.of())));
    dispatch();

    assertThat(provider.taken).hasSize(1);
    assertThat(intent().state()).isEqualTo(IntentState.HELD_BACK);
    assertThat(engine.timeline("message_held_back"))
        .singleElement()
        .asString()
        .contains("left the workflow");
  }

  @Test
  void a_message_of_a_stay_that_made_room_for_the_next_is_sent() throws Exception {
    helloWithin("again");
    UUID first = intent().id();
    provider.answer = new SendResult.TryLater(Duration.ofHours(1), "busy");
    dispatch();
    engine.advance(Duration.ofMinutes(1));
    engine.decide(engine.reported(new CustomEvent("hello", Map.of())));
    provider.answer = new SendResult.Accepted("p1", false);
    engine.advance(Duration.ofHours(2));
    node.dispatch(first);

    assertThat(engine.all(Intent.class).get(0).state()).isEqualTo(IntentState.DONE);
  }

  @Test
  void a_message_of_who_entered_again_and_then_left_is_not_sent() throws Exception {
    helloWithin("gone");
    UUID first = intent().id();
    provider.answer = new SendResult.TryLater(Duration.ofHours(1), "busy");
    dispatch();
    engine.advance(Duration.ofMinutes(1));
    engine.decide(engine.reported(new CustomEvent("hello", Map.of())));
    engine.decide(engine.reported(new CustomEvent("go", Map.of())));
    provider.answer = new SendResult.Accepted("p1", false);
    engine.advance(Duration.ofHours(2));
    node.dispatch(first);

    assertThat(engine.all(Intent.class).get(0).state()).isEqualTo(IntentState.HELD_BACK);
  }

  @Test
  void a_message_of_who_left_is_sent_if_somebody_has_it_tried_anew() throws Exception {
    helloWithin("anew");
    provider.answer = new SendResult.Refused("No such number.");
    dispatch();
    engine.decide();
    engine.advance(Duration.ofMinutes(1));
    engine.decide(engine.reported(new CustomEvent("go", Map.of())));
    engine.advance(Duration.ofMinutes(1));
    UUID message = intent().messageId();
    engine
        .database()
        .transact(
            session -> {
              session.find(Intent.class, intent().id()).tryAnew(engine.now());
              session.find(Message.class, message).sendAnew();
            });
    provider.answer = new SendResult.Accepted("p1", false);
    dispatch();

    assertThat(intent().state()).isEqualTo(IntentState.DONE);
  }

  // The contact was greeted by a workflow that it is in.
  private void helloWithin(String name) throws Exception {
    engine.close();
    engine =
        Engine.with(
            folder.resolve(name),
            "always",
            """
            rule "Greet"
            when
                CustomEvent( name == "hello" )
            then
                insert( enter() );
                insert( sendSms( "Hello!" ) );
            end

            rule "Go"
            when
                CustomEvent( name == "go" )
            then
                insert( leave() );
            end
            """);
    engine.decide(engine.reported(new CustomEvent("hello", Map.of())));
    node = restarted();
  }

  @Test
  void what_somebody_has_tried_anew_is_tried_as_often_and_as_soon_as_at_first() {
    provider.answer = new SendResult.TryLater(Duration.ofSeconds(10), "busy");
    for (int attempt = 1; attempt <= 8; attempt++) {
      dispatch();
    }
    engine.decide();
    UUID message = intent().messageId();
    engine
        .database()
        .transact(
            session -> {
              session.find(Intent.class, intent().id()).tryAnew(engine.now());
              session.find(Message.class, message).sendAnew();
            });

    dispatch();
    assertThat(Duration.between(engine.now(), intent().dueAt())).isEqualTo(Duration.ofSeconds(10));
    provider.answer = new SendResult.Accepted("p1", false);
    dispatch();

    assertThat(intent().state()).isEqualTo(IntentState.DONE);
    assertThat(engine.all(Message.class))
        .extracting(Message::state)
        .containsExactly(MessageState.SENT);
    assertThat(engine.all(Attempt.class)).hasSize(10);
  }

  @Test
  void consent_withdrawn_after_the_decision_holds_the_message_back() {
    engine
        .database()
        .transact(
            session ->
                session
                    .find(org.triggerlinks.model.contact.Contact.class, engine.contactId())
                    .disturbNot("sms"));
    dispatch();

    assertThat(provider.taken).isEmpty();
    assertThat(intent().state()).isEqualTo(IntentState.HELD_BACK);
  }

  @Test
  void the_database_takes_no_second_intent_of_the_same_fact_workflow_rule_and_place() {
    Intent first = intent();
    FactOrigin fact =
        new FactOrigin(
            first.factId(), first.locationId(), first.contactId(), engine.now(), null, 0);
    Intent.Author author = new Intent.Author(first.workflow(), first.rule(), first.ordinal());

    assertThatThrownBy(
            () ->
                engine
                    .database()
                    .transact(
                        session ->
                            session.persist(
                                Intent.of(fact, author, "sms", "{}", engine.now(), engine.now()))))
        .satisfies(failure -> assertThat(Database.isDuplicate(failure)).isTrue());
  }

  /** Delivers the intent, once it is due. */
  private void dispatch() {
    Duration early = Duration.between(engine.now(), intent().dueAt());
    if (!early.isNegative()) {
      engine.advance(early);
    }
    node.dispatch(intent().id());
  }

  /** The process dies while it sends, and the service is started again. */
  private void crashWhileSending() {
    node.dieWhileSending(intent().id());
    node = restarted();
  }

  private Node restarted() {
    return new Node(engine.database(), engine.clock(), provider, engine.clock(), true);
  }

  private Intent intent() {
    return engine.all(Intent.class).get(0);
  }
}
