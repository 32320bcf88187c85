package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
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
import org.triggerlinks.routes.api.Logged;
import org.triggerlinks.routes.decide.DeadFacts;
import org.triggerlinks.routes.decide.FactsInHand;
import org.triggerlinks.routes.decide.FactsOffQueue;
import org.triggerlinks.routes.decide.FactsOffQueue.Taken;
import org.triggerlinks.routes.decide.Overtaken;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.facts.Predecessor;

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
        decide(
            List.of(
                first("p1", first),
                unreadable("{broken", "p2"),
                first("p3", bad, second, worse),
                first("p4", worst),
                first("p5", third)));

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
        decide(List.of(first("p1", first), unreadable(body, "p2"), taken("p1", first, second)));

    assertThat(dead).extracting(DeadFacts::group).containsExactly("p2");
    assertThat(decided()).containsExactlyInAnyOrder(first.id(), second.id());
  }

  @Test
  void a_dead_letter_that_comes_again_is_the_same_again() {
    FactEnvelope good = event("good");
    List<DeadFacts> dead = decide(List.of(first("p1", good), first("p1", undecidable())));

    assertThat(FactJson.read(dead.get(0).body())).hasSize(1);
    assertThat(decide(List.of(unreadable(dead.get(0).body(), "p1"))))
        .containsExactlyElementsOf(dead);
    assertThat(decided()).containsExactly(good.id());
  }

  @Test
  void what_follows_another_one_that_was_taken_with_it_is_not_overtaken() {
    FactEnvelope first = event("first");
    FactEnvelope second = event("second");
    FactEnvelope third = event("third");

    assertThat(
            decide(
                List.of(
                    first("p1", first),
                    first("p2", event("other")),
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
        decide(
            List.of(
                unreadable("p1", unreadable),
                taken("p1", unreadable, second),
                taken("p1", second, bad),
                taken("p1", bad, third)));

    assertThat(dead).hasSize(2);
    assertThat(decided()).containsExactlyInAnyOrder(second.id(), third.id());
  }

  @Test
  void what_follows_one_that_came_behind_it_is_decided_after_that() {
    FactEnvelope first = event("first");
    FactEnvelope second = event("second");
    FactEnvelope third = event("third");

    assertThat(
            decide(
                List.of(
                    taken("p1", second, third), taken("p1", first, second), first("p1", first))))
        .isEmpty();

    assertThat(inOrder()).containsExactly("first", "second", "third");
  }

  @Test
  void messages_that_follow_one_another_in_a_circle_keep_nothing_else_from_being_decided() {
    FactEnvelope one = event("one");
    FactEnvelope other = event("other");
    FactEnvelope alone = event("alone");
    FactsInHand inHand = hand(taken("p1", one, other), taken("p1", other, one), first("p2", alone));

    assertThatThrownBy(() -> decide(inHand)).isInstanceOf(Overtaken.class);
    assertThat(decided()).containsExactly(alone.id());
  }

  @Test
  void what_follows_one_that_is_elsewhere_is_held_back_alone_with_what_is_behind_it() {
    FactEnvelope elsewhere = event("elsewhere");
    FactEnvelope first = event("first");
    FactEnvelope overtaking = event("overtaking");
    FactEnvelope following = event("following");
    FactEnvelope ofAnother = event("of another node");
    FactEnvelope innocent = event("innocent");
    FactsInHand inHand =
        hand(
            first("p1", first),
            taken("p1", elsewhere, overtaking),
            taken("p1", overtaking, following),
            first("p1", ofAnother),
            first("p2", innocent));

    assertThatThrownBy(() -> decide(inHand))
        .isInstanceOf(Overtaken.class)
        .hasMessageContaining(elsewhere.id().toString());
    assertThat(decided()).containsExactlyInAnyOrder(first.id(), innocent.id());

    restarted().decide(hand(first("p1", elsewhere)));
    assertThat(decide(inHand)).isEmpty();
    assertThat(inOrder())
        .containsExactly(
            "first", "innocent", "elsewhere", "overtaking", "following", "of another node");
  }

  @Test
  void each_waits_its_own_time_for_what_does_not_come_and_not_one_after_the_other() {
    AtomicLong nanoTime = waitingByThis();
    Predecessor lost = new Predecessor(Ids.next(), Ids.next(), false);
    Predecessor lostToo = new Predecessor(Ids.next(), Ids.next(), false);
    FactEnvelope one = event("one");
    FactEnvelope other = event("other");
    IntFunction<FactsInHand> delivered =
        times -> hand(following(lost, one, times), following(lostToo, other, times));

    assertThatThrownBy(() -> decide(delivered.apply(1))).isInstanceOf(Overtaken.class);
    nanoTime.addAndGet(Predecessors.PATIENCE.toNanos());

    assertThat(decide(delivered.apply(2))).isEmpty();
    assertThat(inOrder()).containsExactly("one", "other");
  }

  @Test
  void it_is_told_that_one_has_waited_long_enough_when_it_is_decided_and_not_before() {
    AtomicLong nanoTime = waitingByThis();
    Predecessor lost = new Predecessor(Ids.next(), Ids.next(), false);
    FactEnvelope one = event("one");
    FactEnvelope late = event("late");
    FactEnvelope elsewhere = event("elsewhere");
    try (Logged log = Logged.by(Predecessors.class)) {
      assertThatThrownBy(() -> decide(hand(following(lost, one, 1)))).isInstanceOf(Overtaken.class);
      nanoTime.addAndGet(Predecessors.PATIENCE.toNanos());
      assertThatThrownBy(() -> decide(hand(taken("p1", elsewhere, late), following(lost, one, 2))))
          .isInstanceOf(Overtaken.class);
      assertThat(log.lines()).isEmpty();

      assertThat(decide(hand(following(lost, one, 3)))).isEmpty();
      assertThat(log.lines()).singleElement().asString().contains(one.id().toString());
    }
  }

  private AtomicLong waitingByThis() {
    AtomicLong nanoTime = new AtomicLong();
    queue =
        new FactsOffQueue(engine.newDecider(), new Predecessors(engine.database(), nanoTime::get));
    return nanoTime;
  }

  private static Taken following(Predecessor before, FactEnvelope fact, int deliveries) {
    return new Taken(json(fact), "p1", fact.id(), before, deliveries);
  }

  @Test
  void what_is_dead_is_not_forgotten_while_something_else_waits() {
    FactEnvelope elsewhere = event("elsewhere");
    FactEnvelope next = event("next");
    FactEnvelope bad = undecidable();
    FactsInHand inHand =
        hand(unreadable("{broken", "p1"), first("p2", bad), taken("p3", elsewhere, next));

    assertThatThrownBy(() -> decide(inHand)).isInstanceOf(Overtaken.class);
    restarted().decide(hand(first("p3", elsewhere)));

    assertThat(decide(inHand)).extracting(DeadFacts::group).containsExactly("p1", "p2");
    assertThat(decided()).containsExactlyInAnyOrder(elsewhere.id(), next.id());
  }

  @Test
  void what_waits_is_given_back_soon_at_first_and_later_the_oftener_it_was() {
    assertThat(List.of(looks(1), looks(2), looks(3), looks(4), looks(5), looks(70)))
        .containsExactly(2, 4, 8, 16, 20, 20);
  }

  private int looks(int deliveries) {
    FactEnvelope fact = event("any");
    FactsInHand inHand =
        hand(
            new Taken(
                json(fact),
                "p1",
                fact.id(),
                new Predecessor(Ids.next(), Ids.next(), false),
                deliveries));
    int looks = 0;
    while (inHand.mayBeLookedAt()) {
      assertThatThrownBy(() -> decide(inHand)).isInstanceOf(Overtaken.class);
      looks++;
    }
    return looks;
  }

  @Test
  void what_followed_a_dead_letter_is_not_overtaken_later() {
    FactEnvelope bad = undecidable();
    UUID unreadable = Ids.next();
    assertThat(decide(List.of(unreadable("p1", unreadable), first("p2", bad)))).hasSize(2);

    FactEnvelope next = event("next");
    FactEnvelope other = event("other");
    decide(List.of(taken("p1", unreadable, next), taken("p2", bad, other)));

    assertThat(decided()).containsExactlyInAnyOrder(next.id(), other.id());
  }

  private FactsOffQueue restarted() {
    return new FactsOffQueue(engine.newDecider(), new Predecessors(engine.database()));
  }

  private List<DeadFacts> decide(List<Taken> messages) {
    return decide(FactsInHand.of(messages));
  }

  private List<DeadFacts> decide(FactsInHand inHand) {
    queue.decide(inHand);
    return inHand.dead();
  }

  private static FactsInHand hand(Taken... messages) {
    return FactsInHand.of(List.of(messages));
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

  // Here a message is named like its last fact.
  private static Taken first(String group, FactEnvelope... facts) {
    return taken(group, (UUID) null, facts);
  }

  private static Taken taken(String group, FactEnvelope follows, FactEnvelope... facts) {
    return taken(group, follows.id(), facts);
  }

  private static Taken taken(String group, UUID follows, FactEnvelope... facts) {
    return new Taken(
        json(facts),
        group,
        facts[facts.length - 1].id(),
        follows == null ? null : new Predecessor(follows, follows, false),
        1);
  }

  private static Taken unreadable(String body, String group) {
    return new Taken(body, group, null, null, 1);
  }

  private static Taken unreadable(String group, UUID id) {
    return new Taken("[{\"id\":\"%s\",\"new\":1}]".formatted(id), group, id, null, 1);
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

  /** The names of the events in the order in which they were decided. */
  private List<String> inOrder() {
    return engine.timeline("tag_added").stream()
        .map(line -> line.replaceFirst(".*\"(.*)\".*", "$1"))
        .toList();
  }

  /** Facts that were decided, and that did not follow from another. */
  private List<UUID> decided() {
    return engine.all(DecidedFact.class).stream()
        .filter(fact -> fact.origin().cause() == null)
        .map(DecidedFact::id)
        .toList();
  }
}
