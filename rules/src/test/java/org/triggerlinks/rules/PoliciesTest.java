package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.action.PolicyDecision;
import org.triggerlinks.model.action.PolicyDecision.Delay;
import org.triggerlinks.model.action.PolicyDecision.HoldBack;
import org.triggerlinks.model.fact.Contact;
import org.triggerlinks.model.fact.MessagePolicy;
import org.triggerlinks.model.fact.Now;
import org.triggerlinks.model.fact.ProposedMessage;

/** Which messages may go out by the shipped files, and what happens when a policy is broken. */
class PoliciesTest {

  private static final RuleBook BOOK =
      RuleBook.open(Path.of(""), new GoodVersionsInMemory(), Clock.systemUTC());
  private static final MessagePolicy LIMITS =
      new MessagePolicy(LocalTime.of(21, 0), LocalTime.of(8, 0), 3);
  private static final Now NOON = now("2026-03-02T12:00:00+01:00[Europe/Berlin]");
  private static final Now NIGHT = now("2026-03-02T23:30:00+01:00[Europe/Berlin]");

  @TempDir Path folder;

  @Test
  void a_message_that_nothing_speaks_against_goes_out() {
    assertThat(decide(NOON, LIMITS, sms(1, 0))).isEmpty();
  }

  @Test
  void a_message_is_held_back_on_a_channel_with_dnd_only() {
    ProposedMessage email = new ProposedMessage(2, "email", "welcome", "Hi", 0);

    assertThat(BOOK.policies(List.of(contact("sms"), NOON, LIMITS, sms(1, 0), email)).decisions())
        .containsOnly(Map.entry(1, new HoldBack(1, "The contact does not want messages on sms.")));
  }

  @Test
  void a_message_is_held_back_where_the_contact_has_no_address() {
    assertThat(decide(NOON, LIMITS, new ProposedMessage(1, "whatsapp", "welcome", "Hi", 0)))
        .containsOnly(Map.entry(1, new HoldBack(1, "The contact has no address on whatsapp.")));
  }

  @Test
  void a_message_in_the_quiet_hours_waits_for_their_end_where_the_contact_is() {
    assertThat(decide(NIGHT, LIMITS, sms(1, 0)).get(1))
        .isInstanceOfSatisfying(
            Delay.class,
            delay -> assertThat(delay.until()).isEqualTo(Instant.parse("2026-03-03T07:00:00Z")));
    assertThat(decide(NIGHT, new MessagePolicy(null, null, null), sms(1, 0))).isEmpty();
  }

  @Test
  void a_message_above_the_daily_cap_is_held_back() {
    assertThat(decide(NOON, LIMITS, sms(1, 2), sms(2, 3)))
        .containsOnlyKeys(2)
        .extractingByKey(2)
        .isInstanceOf(HoldBack.class);
    assertThat(decide(NOON, new MessagePolicy(null, null, null), sms(1, 99))).isEmpty();
  }

  @Test
  void holding_back_beats_a_delay() {
    assertThat(decide(NIGHT, LIMITS, sms(1, 3)).get(1)).isInstanceOf(HoldBack.class);
  }

  @Test
  void of_several_delays_the_latest_counts() {
    policy("early.drl", "delayUntil( $m, $now, LocalTime.of( 14, 0 ), \"early\" )");
    policy("late.drl", "delayUntil( $m, $now, LocalTime.of( 15, 0 ), \"late\" )");

    assertThat(open().policies(List.of(NOON, sms(1, 0))).decisions().get(1).reason())
        .isEqualTo("late");
  }

  @Test
  void a_broken_policy_without_an_older_version_holds_back_every_message() {
    policy("fine.drl", "delayUntil( $m, $now, LocalTime.of( 14, 0 ), \"fine\" )");
    policy("broken.drl", "holdBak( $m, \"x\" )");

    Map<Integer, PolicyDecision> decisions =
        open().policies(List.of(NOON, sms(1, 0), sms(2, 0))).decisions();

    assertThat(decisions).containsOnlyKeys(1, 2);
    assertThat(decisions.values())
        .allSatisfy(
            decision -> {
              assertThat(decision).isInstanceOf(HoldBack.class);
              assertThat(decision.reason())
                  .contains("policies/broken.drl", "There is no verb called holdBak.");
            });
  }

  @Test
  void a_broken_policy_with_an_older_version_goes_on_with_it() {
    policy("only.drl", "delayUntil( $m, $now, LocalTime.of( 14, 0 ), \"older\" )");
    RuleBook book = open();
    policy("only.drl", "holdBak( $m, \"x\" )");
    book.refresh();

    assertThat(book.policies(List.of(NOON, sms(1, 0))).decisions().get(1).reason())
        .isEqualTo("older");
  }

  @Test
  void a_policy_that_fails_at_run_time_holds_back_every_message() {
    policy("fails.drl", "holdBack( $m, $m.text().substring( 99 ) )");

    assertThat(open().policies(List.of(NOON, sms(1, 0))).decisions().get(1))
        .isInstanceOf(HoldBack.class)
        .extracting(PolicyDecision::reason)
        .asString()
        .contains("policies/fails.drl", "StringIndexOutOfBoundsException");
  }

  private RuleBook open() {
    return RuleBook.open(folder, new GoodVersionsInMemory(), Clock.systemUTC());
  }

  private void policy(String file, String verb) {
    Scratch.write(
        folder,
        "policies/" + file,
        Scratch.IMPORTS
            + """
            import java.time.LocalTime
            rule "Policy"
            when
                $m : ProposedMessage()
                $now : Now()
            then
                insert( %s );
            end
            """
                .formatted(verb));
  }

  private static Map<Integer, PolicyDecision> decide(
      Now now, MessagePolicy limits, ProposedMessage... messages) {
    List<Object> facts = new ArrayList<>(List.of(messages));
    facts.addAll(List.of(contact(), now, limits));
    return BOOK.policies(facts).decisions();
  }

  private static ProposedMessage sms(int number, int sentToday) {
    return new ProposedMessage(number, "sms", "welcome", "Hi", sentToday);
  }

  private static Contact contact(String... dnd) {
    return new Contact(
        "Ann",
        null,
        null,
        null,
        "Europe/Berlin",
        Set.of(),
        Map.of(),
        Set.of(dnd),
        Set.of("sms", "email"));
  }

  private static Now now(String text) {
    return new Now(ZonedDateTime.parse(text));
  }
}
