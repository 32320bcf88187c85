package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.TimelineEntries;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.routes.facts.FactEnvelope;

/** What happened is told before what rules made of it, and at the moment it happened. */
class TheTimelineIsInOrderTest {

  private static final String JOURNEY =
      """
      rule "Write"
      when
          CustomEvent( name == "start" )
      then
          insert( enter() );
          insert( sendSms( "{{link.Offer}}" ) );
      end

      rule "Clicked"
      when
          LinkClicked( link == "Offer", human )
      then
          insert( addTag( "clicked" ) );
          insert( leave() );
      end
      """;

  @TempDir Path folder;
  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", JOURNEY);
    engine.link("Offer");
    engine.decide(event("start"));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private FactEnvelope event(String name) {
    return engine.reported(new CustomEvent(name, Map.of()));
  }

  /** The kinds of all lines, as they happened. */
  private List<String> told() {
    List<String> kinds =
        new ArrayList<>(
            engine
                .database()
                .inTransaction(
                    session ->
                        new TimelineEntries(session)
                            .latestOf(engine.contactId(), Optional.empty(), 100).stream()
                                .map(TimelineEntry::kind)
                                .toList()));
    Collections.reverse(kinds);
    return kinds;
  }

  @Test
  void a_click_is_told_before_what_rules_made_of_it_even_if_the_clock_that_saw_it_is_ahead() {
    Instant ahead = engine.now().plus(Duration.ofMillis(80));

    engine.decide(engine.click("Offer", ahead));

    assertThat(told())
        .containsExactly(
            "custom_event",
            "workflow_entered",
            "message_queued",
            "link_clicked",
            "tag_added",
            "workflow_left");
  }

  @Test
  void a_click_that_is_decided_late_is_told_when_it_was_made() {
    engine.advance(Duration.ofMinutes(1));
    FactEnvelope late = engine.click("Offer", engine.now());
    engine.advance(Duration.ofHours(1));
    engine.decide(event("meanwhile"));
    engine.advance(Duration.ofHours(1));

    engine.decide(late);

    assertThat(told())
        .containsExactly(
            "custom_event",
            "workflow_entered",
            "message_queued",
            "link_clicked",
            "custom_event",
            "tag_added",
            "workflow_left");
  }
}
