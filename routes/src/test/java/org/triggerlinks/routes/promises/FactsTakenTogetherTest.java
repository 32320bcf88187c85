package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.routes.decide.DeadFacts;
import org.triggerlinks.routes.decide.FactsOffQueue;
import org.triggerlinks.routes.decide.FactsOffQueue.Taken;
import org.triggerlinks.routes.decide.Overtaken;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Facts that are taken off the queue at once are decided each after the one it follows; what cannot
 * be read or decided takes none of the others along.
 */
class FactsTakenTogetherTest {

  private static final String NOTE =
      """
      rule "Note"
      when
          CustomEvent( $name : name )
      then
          insert( addTag( $name ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;
  private FactsOffQueue queue;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", NOTE);
    queue = restarted();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void what_cannot_be_read_or_decided_goes_to_the_dead_letters_alone() {
    FactEnvelope first = event("first");
    FactEnvelope second = event("second");
    FactEnvelope third = event("third");
    FactEnvelope bad = undecidable();
    FactEnvelope worse = undecidable();
    FactEnvelope worst = undecidable();

    List<DeadFacts> dead =
        queue.decide(
            List.of(
                taken("p1", null, first),
                new Taken("{broken", "p2", null, 1),
                taken("p3", null, bad, second, worse),
                taken("p4", null, worst),
                taken("p5", null, third)));

    assertThat(decided()).containsExactlyInAnyOrder(first.id(), second.id(), third.id());
    assertThat(dead)
        .extracting(DeadFacts::group, DeadFacts::body)
        .containsExactlyInAnyOrder(
            tuple("p2", "{broken"), tuple("p3", json(bad, worse)), tuple("p4", json(worst)));
    assertThat(reason(dead, "p2")).contains("cannot be read");
    assertThat(reason(dead, "p3"))
        .contains(bad.id().toString(), worse.id().toString())
        .doesNotContain(worst.id().toString());
    assertThat(reason(dead, "p4"))
        .contains(worst.id().toString())
        .doesNotContain(bad.id().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[null]",
        "[{}]",
        "[{\"id\":null}]",
        "[{\"id\":\"00000000-0000-7000-8000-000000000001\"}]"
      })
  void what_is_no_fact_takes_no_other_along(String body) {
    FactEnvelope first = event("first");
    FactEnvelope second = event("second");

    List<DeadFacts> dead =
        queue.decide(
            List.of(
                taken("p1", null, first),
                new Taken(body, "p2", null, 1),
                taken("p1", first, second)));

    assertThat(dead).extracting(DeadFacts::group).containsExactly("p2");
    assertThat(decided()).containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  void a_dead_letter_that_comes_again_is_the_same_again() {
    FactEnvelope good = event("good");
    List<DeadFacts> dead =
        queue.decide(List.of(taken("p1", null, good), taken("p1", null, undecidable())));

    assertThat(FactJson.read(dead.get(0).body())).hasSize(1);
    assertThat(queue.decide(List.of(new Taken(dead.get(0).body(), "p1", null, 1))))
        .containsExactlyElementsOf(dead);
    assertThat(decided()).containsExactly(good.id());
  }

  @Test
  void what_follows_another_one_that_was_taken_with_it_is_not_overtaken() {
    FactEnvelope first = event("first");
    FactEnvelope second = event("second");
    FactEnvelope third = event("third");

    assertThat(
            queue.decide(
                List.of(
                    taken("p1", null, first),
                    taken("p2", null, event("other")),
                    taken("p1", first, second),
                    taken("p1", second, third))))
        .isEmpty();

    assertThat(engine.tags()).contains("first", "second", "third");
  }

  @Test
  void what_follows_a_dead_letter_that_was_taken_with_it_is_not_overtaken() {
    UUID unreadable = Ids.next();
    FactEnvelope bad = undecidable();
    FactEnvelope second = event("second");
    FactEnvelope third = event("third");

    List<DeadFacts> dead =
        queue.decide(
            List.of(
                new Taken("[{\"id\":\"%s\",\"new\":1}]".formatted(unreadable), "p1", null, 1),
                new Taken(json(second), "p1", unreadable.toString(), 1),
                taken("p1", second, bad),
                taken("p1", bad, third)));

    assertThat(dead).hasSize(2);
    assertThat(decided()).containsExactlyInAnyOrder(second.id(), third.id());
  }

  @Test
  void what_follows_one_that_is_behind_it_or_elsewhere_is_given_back_with_all_the_others() {
    FactEnvelope first = event("first");
    FactEnvelope second = event("second");
    FactEnvelope elsewhere = event("elsewhere");

    assertThatThrownBy(
            () -> queue.decide(List.of(taken("p1", first, second), taken("p1", null, first))))
        .isInstanceOf(Overtaken.class);
    assertThatThrownBy(
            () -> queue.decide(List.of(taken("p1", null, first), taken("p2", elsewhere, second))))
        .isInstanceOf(Overtaken.class);

    assertThat(decided()).isEmpty();
    assertThat(queue.decide(List.of(taken("p1", null, first), taken("p1", first, second))))
        .isEmpty();
  }

  @Test
  void what_followed_a_dead_letter_is_not_overtaken_later() {
    FactEnvelope bad = undecidable();
    UUID unreadable = Ids.next();
    assertThat(
            queue.decide(
                List.of(
                    new Taken("[{\"id\":\"%s\",\"new\":1}]".formatted(unreadable), "p1", null, 1),
                    taken("p2", null, bad))))
        .hasSize(2);

    FactEnvelope next = event("next");
    FactEnvelope other = event("other");
    queue.decide(
        List.of(new Taken(json(next), "p1", unreadable.toString(), 1), taken("p2", bad, other)));

    assertThat(decided()).containsExactlyInAnyOrder(next.id(), other.id());
  }

  private FactsOffQueue restarted() {
    return new FactsOffQueue(engine.newDecider(), new Predecessors(engine.database()));
  }

  private FactEnvelope event(String name) {
    return engine.reported(new CustomEvent(name, Map.of()));
  }

  /** A click on a link with a name that no database takes. */
  private FactEnvelope undecidable() {
    return FactEnvelope.first(
        engine.location().id(),
        engine.contactId(),
        engine.now(),
        new Occurrence.Clicked(
            UUID.randomUUID(),
            "x".repeat(10_000),
            null,
            ClickOutcome.REDIRECTED,
            "https://example.com/",
            "GET",
            Visitor.PHONE,
            ""));
  }

  private static Taken taken(String group, FactEnvelope follows, FactEnvelope... facts) {
    return new Taken(json(facts), group, follows == null ? null : follows.id().toString(), 1);
  }

  private static String json(FactEnvelope... facts) {
    return Stream.of(facts).map(FactJson::write).collect(Collectors.joining(",", "[", "]"));
  }

  private static String reason(List<DeadFacts> dead, String group) {
    return dead.stream()
        .filter(letter -> letter.group().equals(group))
        .findFirst()
        .orElseThrow()
        .reason();
  }

  /** Facts that were decided, and that did not follow from another. */
  private List<UUID> decided() {
    return engine.all(DecidedFact.class).stream()
        .filter(fact -> fact.origin().cause() == null)
        .map(DecidedFact::id)
        .toList();
  }
}
