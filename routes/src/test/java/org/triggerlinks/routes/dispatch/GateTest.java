package org.triggerlinks.routes.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.Limit;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;

/** When a channel may be used. */
class GateTest {

  private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");

  private final List<Limit> limits = new ArrayList<>();
  private Instant now = START;
  private final Gate gate = new Gate(new Sms(), new SetClock());

  @Test
  void without_limits_everything_may_leave_at_once() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isEmpty();
    }
  }

  @Test
  void a_hundred_messages_at_one_a_second_leave_at_a_hundred_times_of_their_own() {
    limits.add(new Limit(SendResult.Scope.SENDER, 1, Duration.ofSeconds(1)));
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      UUID id = UUID.randomUUID();
      ids.add(id);
      Optional<Instant> expected = i == 0 ? Optional.empty() : Optional.of(START.plusSeconds(i));
      assertThat(shut(id, message("a", "+" + i))).isEqualTo(expected);
    }

    for (int i = 1; i < 100; i++) {
      assertThat(shut(ids.get(i), message("a", "+" + i))).contains(START.plusSeconds(i));
      now = START.plusSeconds(i);
      assertThat(shut(ids.get(i), message("a", "+" + i))).isEmpty();
    }
  }

  @Test
  void after_a_rest_as_many_may_leave_at_once_as_the_limit_says() {
    limits.add(new Limit(SendResult.Scope.SENDER, 5, Duration.ofSeconds(1)));
    List<Optional<Instant>> opens = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      opens.add(shut(UUID.randomUUID(), message("a", "+1")));
    }

    assertThat(opens.subList(0, 5)).containsOnly(Optional.empty());
    assertThat(opens.get(5)).contains(START.plusMillis(200));
    assertThat(opens.get(6)).contains(START.plusMillis(400));
  }

  @Test
  void what_waits_for_seconds_does_not_wait_for_hours_if_the_clock_is_set_back() {
    limits.add(new Limit(SendResult.Scope.SENDER, 1, Duration.ofSeconds(6)));
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isEmpty();
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isNotEmpty();

    now = START.minus(Duration.ofHours(3));

    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isEmpty();
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).contains(now.plusSeconds(6));
  }

  @Test
  void a_limit_for_each_contact_holds_up_nobody_else() {
    limits.add(new Limit(SendResult.Scope.PAIR, 1, Duration.ofSeconds(6)));

    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isEmpty();
    assertThat(shut(UUID.randomUUID(), message("a", "+2"))).isEmpty();
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).contains(START.plusSeconds(6));
  }

  @Test
  void who_is_throttled_waits_with_all_of_its_messages_and_nobody_else_does() {
    OutgoingMessage first = message("a", "+1");
    answered(
        first, new SendResult.Throttled(SendResult.Scope.SENDER, Duration.ofSeconds(30), "slow"));

    assertThat(shut(UUID.randomUUID(), message("a", "+2"))).contains(START.plusSeconds(30));
    assertThat(shut(UUID.randomUUID(), message("b", "+2"))).isEmpty();
    assertThat(gate.stopped()).isEmpty();
    now = START.plusSeconds(30);
    assertThat(shut(UUID.randomUUID(), message("a", "+2"))).isEmpty();
  }

  @Test
  void who_is_throttled_for_one_contact_goes_on_writing_to_others() {
    answered(
        message("a", "+1"),
        new SendResult.Throttled(SendResult.Scope.PAIR, Duration.ofSeconds(30), "slow"));

    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isPresent();
    assertThat(shut(UUID.randomUUID(), message("a", "+2"))).isEmpty();
  }

  @Test
  void contacts_that_nobody_writes_to_again_are_not_kept_in_memory() {
    SendResult slow =
        new SendResult.Throttled(SendResult.Scope.PAIR, Duration.ofSeconds(30), "slow");
    for (int i = 0; i < 100; i++) {
      answered(message("a", "+" + i), slow);
    }
    assertThat(gate.held()).isEqualTo(100);

    now = START.plusSeconds(30);
    answered(message("a", "+100"), slow);

    assertThat(gate.held()).isEqualTo(1);
    assertThat(shut(UUID.randomUUID(), message("a", "+100"))).isPresent();
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isEmpty();
  }

  @Test
  void a_wrong_configuration_stops_one_sender_until_one_message_gets_through() {
    answered(message("a", "+1"), new SendResult.WrongConfiguration("wrong password"));

    assertThat(shut(UUID.randomUUID(), message("b", "+1"))).isEmpty();
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).contains(START.plusSeconds(60));
    assertThat(gate.stopped())
        .containsExactly("sms of a is stopped until it is mended: wrong password");

    now = START.plusSeconds(60);
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isEmpty();
    assertThat(shut(UUID.randomUUID(), message("a", "+2"))).contains(now.plusSeconds(60));

    answered(message("a", "+1"), new SendResult.WrongConfiguration("wrong password"));
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).contains(now.plusSeconds(120));

    now = now.plusSeconds(120);
    assertThat(shut(UUID.randomUUID(), message("a", "+1"))).isEmpty();
    answered(message("a", "+1"), new SendResult.Accepted("1", false));
    assertThat(shut(UUID.randomUUID(), message("a", "+2"))).isEmpty();
    assertThat(gate.stopped()).isEmpty();
  }

  private Optional<Instant> shut(UUID intent, OutgoingMessage message) {
    return gate.shut(intent, message).map(Gate.Wait::until);
  }

  private void answered(OutgoingMessage message, SendResult result) {
    gate.answered(message, result, now);
  }

  @Test
  void an_answer_that_was_on_its_way_before_opens_nothing() {
    gate.answered(
        message("a", "+1"),
        new SendResult.Throttled(SendResult.Scope.SENDER, Duration.ofSeconds(60), "slow"),
        START);
    gate.answered(message("a", "+2"), new SendResult.Accepted("1", false), START.minusMillis(50));

    assertThat(shut(UUID.randomUUID(), message("a", "+3"))).isPresent();
  }

  @Test
  void what_waits_for_the_same_does_not_come_at_the_same_moment() {
    answered(
        message("a", "+1"),
        new SendResult.Throttled(SendResult.Scope.SENDER, Duration.ofSeconds(30), "slow"));

    assertThat(shut(UUID.randomUUID(), message("a", "+2"))).contains(START.plusSeconds(30));
    assertThat(shut(UUID.randomUUID(), message("a", "+3"))).contains(START.plusMillis(30_010));
    assertThat(shut(UUID.randomUUID(), message("a", "+4"))).contains(START.plusMillis(30_020));
  }

  @Test
  void nobody_is_left_alone_for_a_year_whatever_he_asks_for() {
    answered(
        message("a", "+1"),
        new SendResult.Throttled(SendResult.Scope.SENDER, Duration.ofDays(400), "slow"));

    assertThat(shut(UUID.randomUUID(), message("a", "+2")))
        .contains(START.plus(Duration.ofDays(1)));
  }

  private static OutgoingMessage message(String location, String address) {
    return new OutgoingMessage(
        UUID.randomUUID(),
        UUID.randomUUID(),
        location,
        UUID.randomUUID(),
        address,
        null,
        "Hello",
        null,
        null,
        null);
  }

  private final class Sms implements Channel {

    @Override
    public String name() {
      return "sms";
    }

    @Override
    public boolean recognisesRepeats() {
      return false;
    }

    @Override
    public List<Limit> limits(String location) {
      return limits;
    }

    @Override
    public SendResult send(OutgoingMessage message) {
      throw new IllegalStateException("Nothing is sent.");
    }
  }

  private final class SetClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
