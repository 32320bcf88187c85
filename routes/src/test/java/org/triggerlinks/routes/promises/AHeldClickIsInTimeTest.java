package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.routes.decide.UndecidableFacts;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

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

  @Test
  void one_that_can_never_be_decided_keeps_no_wait_open() {
    FactEnvelope click = engine.click("Yes", engine.now());
    engine.decide(click);
    Occurrence.Clicked good = (Occurrence.Clicked) click.what();
    FactEnvelope broken =
        new FactEnvelope(
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

    assertThatThrownBy(() -> engine.decide(broken)).isInstanceOf(UndecidableFacts.class);
    engine.advance(Duration.ofMinutes(1));
    engine.wakeAndDecide();

    assertThat(engine.tags()).containsExactly("no answer");
  }
}
