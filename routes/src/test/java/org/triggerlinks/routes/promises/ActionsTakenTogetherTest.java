package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.DatabaseAway;
import org.triggerlinks.routes.dispatch.DeadIntent;
import org.triggerlinks.routes.dispatch.GivenBack;
import org.triggerlinks.routes.dispatch.Pace;

/**
 * Promise 4 where several actions are taken off their queue at once. Of those that a crash stopped,
 * only those that had begun can have been sent.
 */
class ActionsTakenTogetherTest {

  private static final String FIVE =
      """
      rule "Five"
      when
          CustomEvent( name == "five" )
      then
          insert( sendSms( "1" ) );
          insert( sendSms( "2" ) );
          insert( sendSms( "3" ) );
          insert( sendSms( "4" ) );
          insert( sendSms( "5" ) );
      end
      """;

  // After so many quick ones, five begin together where the provider recognises repeats.
  private static final int ROUNDS = 6;

  @TempDir Path folder;

  private final Provider provider = new Provider();
  private final AtomicLong nanoTime = new AtomicLong();
  private final List<UUID> earlier = new ArrayList<>();
  private Engine engine;
  private Node node;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", FIVE);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_crash_at_the_third_leaves_only_that_one_unknown() {
    five(false);
    crashAtTheThird();
    assertThat(states())
        .containsExactly(
            IntentState.DONE,
            IntentState.DONE,
            IntentState.SENDING,
            IntentState.PENDING,
            IntentState.PENDING);

    restart();
    node.dispatch(ids());

    assertThat(provider.taken).isEqualTo(messages());
    assertThat(states())
        .containsExactly(
            IntentState.DONE,
            IntentState.DONE,
            IntentState.UNKNOWN,
            IntentState.DONE,
            IntentState.DONE);
    assertThat(engine.timeline("outcome_unknown")).hasSize(1);
  }

  @Test
  void a_crash_at_the_third_loses_none_where_the_provider_recognises_repeats() {
    five(true);
    crashAtTheThird();
    assertThat(states()).as("they began together").containsOnly(IntentState.SENDING);

    restart();
    node.dispatch(ids());

    List<UUID> once = messages();
    List<UUID> inAll = new ArrayList<>(once.subList(0, 3));
    inAll.addAll(once);
    assertThat(provider.taken).isEqualTo(inAll);
    assertThat(states()).containsOnly(IntentState.DONE);
  }

  @ParameterizedTest(name = "the provider recognises repeats: {0}")
  @ValueSource(booleans = {false, true})
  void what_fails_whenever_it_is_tried_takes_nothing_else_along(boolean recognised) {
    five(recognised);
    List<String> queue = new ArrayList<>(ids());
    String without = queue.get(2);
    execute("update intent set message_id = null where id = '%s'".formatted(without));
    List<UUID> messages = messages();
    queue.add(1, "no id");
    queue.add(2, UUID.randomUUID().toString());

    List<DeadIntent> dead = node.dispatch(queue);

    assertThat(dead).extracting(DeadIntent::id).containsExactly("no id", without);
    assertThat(dead).extracting(DeadIntent::reason).allSatisfy(why -> assertThat(why).isNotBlank());
    messages.remove(2);
    assertThat(provider.taken).isEqualTo(messages);
    assertThat(states())
        .containsExactly(
            IntentState.DONE,
            IntentState.DONE,
            IntentState.PENDING,
            IntentState.DONE,
            IntentState.DONE);
  }

  @ParameterizedTest(name = "the provider recognises repeats: {0}")
  @ValueSource(booleans = {false, true})
  void an_answer_that_cannot_be_written_down_stops_and_doubles_nothing(boolean recognised) {
    five(recognised);
    SendResult good = provider.answer;
    provider.answer = new SendResult.Accepted("x".repeat(10_000), false);
    provider.meanwhile = () -> provider.answer = good;

    assertThat(node.dispatch(ids())).isEmpty();

    assertThat(provider.taken).isEqualTo(messages());
    assertThat(states())
        .containsExactly(
            IntentState.SENDING,
            IntentState.DONE,
            IntentState.DONE,
            IntentState.DONE,
            IntentState.DONE);
    assertThat(attempts()).hasSize(5);
    node.look();
    assertThat(states().get(0)).isEqualTo(recognised ? IntentState.PENDING : IntentState.UNKNOWN);
  }

  @ParameterizedTest(name = "the provider recognises repeats: {0}")
  @ValueSource(booleans = {false, true})
  void it_goes_on_where_it_was_when_the_database_was_away(boolean recognised) throws SQLException {
    try (Database impatient = engine.impatientDatabase();
        Connection blocker = engine.database().dataSource().getConnection()) {
      fiveOn(impatient, recognised);
      at(3, () -> lockIntents(blocker));
      assertThatThrownBy(() -> node.dispatch(ids())).isInstanceOf(DatabaseAway.class);
      blocker.rollback();

      assertThat(node.dispatch(ids())).isEmpty();

      assertThat(provider.taken).isEqualTo(messages());
      assertThat(states()).containsOnly(IntentState.DONE);
      assertThat(attempts()).hasSize(5);
    }
  }

  @ParameterizedTest(name = "the provider recognises repeats: {0}")
  @ValueSource(booleans = {false, true})
  void they_leave_in_the_order_in_which_they_are_on_the_queue(boolean recognised) {
    five(recognised);
    List<String> queue = new ArrayList<>(ids());
    Collections.reverse(queue);

    node.dispatch(queue);

    List<UUID> messages = messages();
    Collections.reverse(messages);
    assertThat(provider.taken).isEqualTo(messages);
  }

  @ParameterizedTest(name = "the provider recognises repeats: {0}")
  @ValueSource(booleans = {false, true})
  void one_that_is_there_twice_is_carried_out_once(boolean recognised) {
    five(recognised);
    List<String> queue = new ArrayList<>(ids());
    queue.addAll(ids());

    assertThat(node.dispatch(queue)).isEmpty();

    assertThat(provider.taken).isEqualTo(messages());
    assertThat(attempts()).extracting(Attempt::result).containsOnly("Accepted").hasSize(5);
  }

  @Test
  void who_opts_out_while_the_first_one_hangs_gets_none_of_the_others() {
    five(true);
    provider.meanwhile =
        () -> {
          hang();
          engine.database().transact(this::wantNoTexts);
        };

    node.dispatch(ids());

    assertThat(provider.taken).isEqualTo(messages().subList(0, 1));
    assertThat(states())
        .containsExactly(
            IntentState.DONE,
            IntentState.HELD_BACK,
            IntentState.HELD_BACK,
            IntentState.HELD_BACK,
            IntentState.HELD_BACK);
    assertThat(attempts()).hasSize(1);
  }

  @Test
  void what_has_not_left_within_a_moment_begins_anew_and_leaves_in_its_order() {
    five(true);
    provider.meanwhile = this::hang;

    assertThat(node.dispatch(ids())).isEmpty();

    assertThat(provider.taken).isEqualTo(messages());
    assertThat(states()).containsOnly(IntentState.DONE);
    assertThat(attempts()).extracting(Attempt::number).containsExactly(1, 1, 1, 1, 1);
    assertThat(intents()).extracting(Intent::tries).containsOnly(1);
  }

  @Test
  void what_has_not_left_within_a_moment_waits_for_a_database_that_is_away() throws SQLException {
    try (Database impatient = engine.impatientDatabase();
        Connection blocker = engine.database().dataSource().getConnection()) {
      fiveOn(impatient, true);
      provider.meanwhile =
          () -> {
            hang();
            lockIntents(blocker);
          };
      assertThatThrownBy(() -> node.dispatch(ids())).isInstanceOf(DatabaseAway.class);
      node.look();
      blocker.rollback();

      assertThat(node.dispatch(ids())).isEmpty();

      assertThat(provider.taken).isEqualTo(messages());
      assertThat(states()).containsOnly(IntentState.DONE);
      assertThat(attempts()).hasSize(5);
    }
  }

  @ParameterizedTest(name = "the provider recognises repeats: {0}")
  @ValueSource(booleans = {false, true})
  void no_further_one_is_sent_once_the_service_stops_and_the_next_to_take_them_goes_on(
      boolean recognised) {
    five(recognised);
    AtomicBoolean stopping = new AtomicBoolean();
    at(3, () -> stopping.set(true));

    assertThatThrownBy(() -> node.dispatch(ids(), stopping::get))
        .isInstanceOf(GivenBack.class)
        .hasMessageContaining("2 actions go back to the queue of sms");

    assertThat(provider.taken).isEqualTo(messages().subList(0, 3));
    assertThat(states().subList(0, 3)).containsOnly(IntentState.DONE);
    assertThat(states().subList(3, 5)).isSubsetOf(IntentState.PENDING, IntentState.RELAYED);
    assertThat(attempts()).extracting(Attempt::result).containsOnly("Accepted").hasSize(3);

    restart();
    assertThat(node.dispatch(ids())).isEmpty();

    assertThat(provider.taken).isEqualTo(messages());
    assertThat(states()).containsOnly(IntentState.DONE);
  }

  @Test
  void what_is_tried_alone_after_it_failed_together_ends_with_a_stop_too() {
    five(true);
    execute("update intent set message_id = null where id = '%s'".formatted(ids().get(2)));
    List<UUID> messages = messages();
    AtomicBoolean stopping = new AtomicBoolean();
    provider.meanwhile = () -> stopping.set(true);

    assertThatThrownBy(() -> node.dispatch(ids(), stopping::get))
        .isInstanceOf(GivenBack.class)
        .hasMessageContaining("4 actions go back to the queue of sms");

    assertThat(provider.taken).isEqualTo(messages.subList(0, 1));
    restart();
    assertThat(node.dispatch(ids())).hasSize(1);
    messages.remove(2);
    assertThat(provider.taken).isEqualTo(messages);
  }

  @Test
  void what_never_left_and_was_given_up_for_lost_meanwhile_is_no_open_attempt() {
    five(true);
    provider.meanwhile =
        () -> {
          hang();
          new Node(engine.database(), engine.clock(), provider, engine.clock(), true).look();
        };

    node.dispatch(ids());

    assertThat(provider.taken).isEqualTo(messages());
    assertThat(states()).containsOnly(IntentState.DONE);
    assertThat(attempts()).hasSizeGreaterThan(5).allMatch(attempt -> attempt.endedAt() != null);
  }

  @Test
  void what_never_left_and_was_called_unknown_meanwhile_has_failed() {
    five(true);
    provider.meanwhile =
        () -> {
          hang();
          Node other = new Node(engine.database(), engine.clock(), provider, engine.clock(), true);
          other.look();
          engine.database().transact(this::wantNoTexts);
          assertThat(other.dispatch(ids())).isEmpty();
          assertThat(states().subList(1, 5)).containsOnly(IntentState.UNKNOWN);
        };

    node.dispatch(ids());

    assertThat(provider.taken).isEqualTo(messages().subList(0, 1));
    assertThat(states().get(0)).isEqualTo(IntentState.DONE);
    assertThat(states().subList(1, 5)).containsOnly(IntentState.FAILED);
    assertThat(engine.timeline("outcome_known"))
        .hasSize(5)
        .filteredOn(line -> line.endsWith("the provider was not asked."))
        .hasSize(4);
  }

  /** The provider lets one wait for its answer. */
  private void hang() {
    nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(10));
  }

  private void wantNoTexts(Session session) {
    session.find(Contact.class, engine.contactId()).disturbNot("sms");
  }

  private void five(boolean recognised) {
    fiveOn(engine.database(), recognised);
  }

  /** Five messages of one contact are to be sent by a node that has sent some before. */
  private void fiveOn(Database database, boolean recognised) {
    provider.recognisesRepeats = recognised;
    start(database);
    for (int round = 0; round < ROUNDS; round++) {
      decideFive();
      node.dispatch(ids());
      intents().forEach(intent -> earlier.add(intent.id()));
    }
    provider.taken.clear();
    decideFive();
  }

  private void decideFive() {
    engine.decide(engine.reported(new CustomEvent("five", Map.of())));
  }

  private void restart() {
    start(engine.database());
  }

  private void start(Database database) {
    Pace pace = new Pace(provider.recognisesRepeats, nanoTime::get);
    node = new Node(database, engine.clock(), provider, engine.clock(), true, pace);
  }

  private void crashAtTheThird() {
    at(
        3,
        () -> {
          throw new Provider.Crash();
        });
    assertThatThrownBy(() -> node.dispatch(ids())).isInstanceOf(Provider.Crash.class);
  }

  /** This happens while the message of this number is being sent. */
  private void at(int number, Runnable what) {
    provider.meanwhile = number == 1 ? what : () -> at(number - 1, what);
  }

  private static void lockIntents(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select id from intent for update");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String statement) {
    engine
        .database()
        .transact(session -> session.createNativeMutationQuery(statement).executeUpdate());
  }

  private List<Intent> intents() {
    return engine.all(Intent.class).stream()
        .filter(intent -> !earlier.contains(intent.id()))
        .toList();
  }

  private List<String> ids() {
    return intents().stream().map(intent -> intent.id().toString()).toList();
  }

  private List<IntentState> states() {
    return intents().stream().map(Intent::state).toList();
  }

  /** Their messages, in the order of the rule. */
  private List<UUID> messages() {
    return new ArrayList<>(intents().stream().map(Intent::messageId).toList());
  }

  private List<Attempt> attempts() {
    return engine.all(Attempt.class).stream()
        .filter(attempt -> !earlier.contains(attempt.intentId()))
        .toList();
  }
}
