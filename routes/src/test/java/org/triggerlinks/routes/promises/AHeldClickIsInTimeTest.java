package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.routes.api.Logged;
import org.triggerlinks.routes.decide.DatabaseAway;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.decide.UndecidableFacts;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.wake.ClickRelease;

/** Promise 5: a click that is held for judgement is in time, however long the judgement takes. */
class AHeldClickIsInTimeTest {

  private static final String JOURNEY =
      """
      rule "Ask"
      when
          CustomEvent( name == "begin" )
      then
          insert( enter() );
          insert( sendSms( "{{link.Yes}} {{link.No}}" ) );
          insert( waitForClick( "Yes", hours(1) ) );
      end

      rule "Yes"
      when
          LinkClicked( link == "Yes", human, endedWait )
      then
          insert( addTag( "yes" ) );
      end

      rule "No answer"
      when
          WaitTimedOut( name == "Yes" )
      then
          insert( addTag( "no answer" ) );
      end
      """;

  private static final Duration A_WHILE = Duration.ofMinutes(5);

  @TempDir Path folder;
  private Engine engine;

  @BeforeEach
  void ask() throws IOException {
    engine = Engine.with(folder, "always", JOURNEY);
    engine.link("Yes");
    engine.link("No");
    engine.decide(engine.reported(new CustomEvent("begin", Map.of())));
    engine.advance(Duration.ofMinutes(59));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void it_ends_its_wait_although_the_service_was_away_until_long_after_the_deadline() {
    engine.decide(engine.click("Yes", engine.now()));
    engine.restart();
    engine.advance(Duration.ofDays(2));

    engine.wakeAndDecide();
    assertThat(engine.wait("Yes").state().waiting()).isTrue();
    engine.releaseAndDecide();
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("yes");
    assertThat(engine.wait("Yes").state()).isEqualTo(WaitState.CLICKED);
  }

  // The relay puts the timeout on the queue, where it is decided before the relay commits that.
  @Test
  void a_timeout_that_came_too_early_is_woken_again_only_when_the_relay_is_done_with_it() {
    engine.decide(engine.click("Yes", engine.now()));
    engine.advance(Duration.ofMinutes(1));
    engine.wake();
    FactEnvelope timeout =
        FactJson.read("[" + engine.all(QueuedFact.class).get(0).body() + "]").get(0);
    engine.newDecider().decide(List.of(timeout));

    engine.wake();
    assertThat(engine.wait("Yes").state()).isEqualTo(WaitState.OPEN);

    engine.loseQueued();
    engine.wake();
    assertThat(engine.wait("Yes").state()).isEqualTo(WaitState.DUE);
  }

  @Test
  void one_that_can_never_be_decided_keeps_no_wait_open() {
    FactEnvelope click = engine.click("Yes", engine.now());
    engine.decide(click);
    FactEnvelope broken = broken(click);

    assertThatThrownBy(() -> engine.decide(broken)).isInstanceOf(UndecidableFacts.class);
    engine.advance(Duration.ofMinutes(1));
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("no answer");
  }

  /** The same click, with a name that no database takes. */
  private FactEnvelope broken(FactEnvelope click) {
    Occurrence.Clicked good = (Occurrence.Clicked) click.what();
    return new FactEnvelope(
        click.id(),
        click.location(),
        engine.contactId(),
        click.at(),
        null,
        0,
        new Occurrence.Clicked(
            good.link(),
            "x".repeat(10_000),
            good.ref(),
            ClickOutcome.REDIRECTED,
            good.destination(),
            good.method(),
            good.userAgent(),
            good.purpose()));
  }

  @Test
  void one_that_is_lost_on_its_way_to_the_rules_is_let_go_again_and_ends_its_wait() {
    engine.decide(engine.click("Yes", engine.now()));
    engine.advance(Engine.HOLD);
    engine.release();
    engine.loseQueued();

    engine.advance(A_WHILE);
    engine.wakeAndDecide();
    assertThat(engine.wait("Yes").state().waiting()).isTrue();
    engine.releaseAndDecide();

    assertThat(engine.tags()).containsExactly("yes");
    assertThat(engine.all(HeldClick.class)).isEmpty();
  }

  @Test
  void one_that_is_lost_each_time_keeps_no_wait_open_and_the_operator_is_told_which() {
    FactEnvelope click = engine.click("Yes", engine.now());
    engine.decide(click);
    engine.advance(Engine.HOLD);
    try (Logged log = Logged.by(ClickRelease.class)) {
      for (int i = 0; i < 2; i++) {
        engine.release();
        engine.loseQueued();
        engine.advance(A_WHILE);
        engine.wakeAndDecide();
        assertThat(engine.wait("Yes").state().waiting()).isTrue();
      }
      assertThat(log.lines()).isEmpty();
      engine.releaseAndDecide();

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN The click " + click.id() + " of contact " + engine.contactId());
    }
    engine.wakeAndDecide();
    assertThat(engine.tags()).containsExactly("no answer");
  }

  @Test
  void one_that_waits_for_the_broker_is_on_its_way_once() {
    engine.decide(engine.click("Yes", engine.now()));
    for (int i = 0; i < 4; i++) {
      engine.advance(A_WHILE);
      engine.release();
    }
    assertThat(engine.all(QueuedFact.class)).hasSize(1);

    engine.wakeAndDecide();
    assertThat(engine.tags()).containsExactly("yes");
  }

  // Two nodes may have it in hand: one decides it while the other takes it for a new one.
  @Test
  void one_that_is_decided_already_is_held_no_longer() {
    FactEnvelope click = engine.click("Yes", engine.now());
    engine.decide(click);
    HeldClick held = engine.all(HeldClick.class).get(0);
    engine.advance(Engine.HOLD);
    engine.releaseAndDecide();
    engine.database().transact(session -> session.persist(held));

    engine.release();

    assertThat(engine.all(HeldClick.class)).isEmpty();
    assertThat(engine.all(QueuedFact.class)).isEmpty();
  }

  // A node died after it had held the click, and before the queue heard of it.
  @Test
  void one_that_comes_to_be_judged_together_with_what_made_it_held_is_judged() {
    FactEnvelope click = engine.click("Yes", engine.now());
    engine.decide(click);
    FactEnvelope letGo = click.of(engine.contactId());
    engine.advance(Engine.HOLD);
    engine.release();
    engine.loseQueued();

    FactEnvelope between = engine.reported(new CustomEvent("between", Map.of()));
    engine.decide(click, between, letGo, letGo, click);

    assertThat(engine.tags()).containsExactly("yes");
    assertThat(engine.all(HeldClick.class)).isEmpty();
    assertThat(engine.all(TimelineEntry.class))
        .extracting(TimelineEntry::kind)
        .containsSubsequence("custom_event", "custom_event", "link_clicked");
  }

  @Test
  void one_is_let_go_although_the_clock_is_set_back_by_hours() {
    engine.decide(engine.click("Yes", engine.now()));
    engine.advance(Duration.ofHours(-3));

    engine.releaseAndDecide();

    assertThat(engine.tags()).containsExactly("yes");
  }

  @Test
  void one_ends_its_wait_although_the_clock_was_set_back_to_before_its_message() {
    engine.advance(Duration.ofHours(-3));
    engine.decide(engine.click("Yes", engine.now()));
    engine.advance(Engine.HOLD);

    engine.releaseAndDecide();

    assertThat(engine.tags()).containsExactly("yes");
  }

  @Test
  void one_of_a_location_that_is_deleted_meanwhile_is_forgotten_with_it() {
    engine.decide(engine.click("Yes", engine.now()));
    engine
        .database()
        .transact(
            session -> {
              Locations locations = new Locations(session);
              locations.remove(locations.byId(engine.location().id()).orElseThrow());
            });

    engine.advance(A_WHILE);
    engine.releaseAndDecide();
    engine.advance(A_WHILE);
    engine.releaseAndDecide();

    assertThat(engine.all(HeldClick.class)).isEmpty();
  }

  @Test
  void a_database_that_is_busy_when_one_becomes_a_dead_letter_is_waited_for() throws SQLException {
    FactEnvelope click = engine.click("Yes", engine.now());
    engine.decide(click);

    List<FactEnvelope> dying = List.of(broken(click));
    try (Database impatient = engine.impatientDatabase();
        Connection busy = engine.database().dataSource().getConnection();
        Statement statement = busy.createStatement()) {
      Decider decider = engine.deciderOn(impatient);
      statement.execute("select id from held_click for update");
      assertThatThrownBy(() -> decider.decide(dying)).isInstanceOf(DatabaseAway.class);
      busy.rollback();
      assertThatThrownBy(() -> decider.decide(dying)).isInstanceOf(UndecidableFacts.class);
    }
    assertThat(engine.all(HeldClick.class)).isEmpty();
  }
}
