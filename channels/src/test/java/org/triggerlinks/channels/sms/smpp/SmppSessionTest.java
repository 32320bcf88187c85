package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.sms.smpp.SmppWire.LONG;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PASSWORD;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PATIENT;
import static org.triggerlinks.channels.sms.smpp.SmppWire.RESTING;
import static org.triggerlinks.channels.sms.smpp.SmppWire.SYSTEM_ID;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.SendResult;

/** Sessions with a carrier: when there is one, and when there is none. */
class SmppSessionTest {

  private final SmppStandIn standIn = new SmppStandIn(0, SYSTEM_ID, PASSWORD);
  private SmppWire wire = new SmppWire(standIn, PATIENT, Map.of());

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private void with(SmppTimes times, Map<String, String> more) {
    wire.close();
    wire = new SmppWire(standIn, times, more);
  }

  @Test
  void all_messages_go_by_one_session_that_is_bound_for_the_first() {
    assertThat(standIn.attempts()).isZero();
    wire.send("Hello");
    wire.send("again");

    assertThat(standIn.attempts()).isEqualTo(1);
    assertThat(standIn.taken()).hasSize(2);
  }

  @Test
  void after_a_loss_it_is_bound_again_by_itself() throws InterruptedException {
    wire.send("Hello");
    SmppDeliveries first = standIn.session(LONG);
    standIn.drop();
    assertThat(first.ends(LONG)).isTrue();
    standIn.session(LONG);

    assertThat(wire.send("again")).isInstanceOf(SendResult.Accepted.class);
    assertThat(standIn.attempts()).isEqualTo(2);
  }

  @Test
  void it_is_tried_again_until_the_carrier_has_noticed_the_loss() throws InterruptedException {
    standIn.nextBinds(0, 5, 5, 0);
    wire.send("Hello");
    standIn.session(LONG);
    standIn.drop();
    standIn.session(LONG);

    assertThat(wire.send("again")).isInstanceOf(SendResult.Accepted.class);
    assertThat(standIn.attempts()).isEqualTo(4);
  }

  @Test
  void nobody_tries_in_the_pause_after_a_failure() {
    with(RESTING, Map.of());
    standIn.nextBinds(5);

    assertThat(wire.send("Hello")).isInstanceOf(SendResult.TryLater.class);
    assertThat(wire.send("Hello")).isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.attempts()).isEqualTo(1);
    assertThat(standIn.submits()).isZero();
  }

  @Test
  void pauses_grow_up_to_a_minute() {
    SmppTimes times = SmppTimes.STANDARD;

    assertThat(times.pause(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(times.pause(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(times.pause(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(times.pause(6)).isEqualTo(Duration.ofSeconds(32));
    assertThat(times.pause(7)).isEqualTo(Duration.ofMinutes(1));
    assertThat(times.pause(1000)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void a_wrong_password_is_a_wrong_configuration_and_is_not_insisted_on() {
    with(RESTING, Map.of(Smpp.PASSWORD, "gu3ss"));
    SendResult result = wire.send("Hello");

    assertThat(result).isInstanceOf(SendResult.WrongConfiguration.class);
    assertThat(wire.send("Hello")).isEqualTo(result);
    assertThat(result.toString()).contains("0x0E").doesNotContain("gu3ss");
    assertThat(standIn.attempts()).isEqualTo(1);
  }

  @Test
  void a_wrong_name_is_a_wrong_configuration() {
    with(PATIENT, Map.of(Smpp.SYSTEM_ID, "stranger"));

    assertThat(wire.send("Hello")).isInstanceOf(SendResult.WrongConfiguration.class);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0x0D, wrong_configuration",
    "0x0E, wrong_configuration",
    "0x0F, wrong_configuration",
    "0x53, wrong_configuration",
    "0x05, try_later",
    "0x08, try_later",
    "0x58, throttled",
  })
  void each_status_of_a_bind_is_of_its_kind(String status, String kind) {
    with(RESTING, Map.of());
    standIn.nextBinds(Integer.decode(status));

    assertThat(wire.send("Hello").kind()).isEqualTo(kind);
    assertThat(standIn.submits()).isZero();
  }

  @Test
  void a_carrier_of_which_nothing_is_heard_is_asked_whether_it_is_there()
      throws InterruptedException {
    with(SmppWire.quiet(Duration.ofMillis(100)), Map.of());
    wire.send("Hello");

    assertThat(standIn.isEnquiredFor(LONG)).isTrue();
  }

  @Test
  void it_ends_when_the_service_stops() throws InterruptedException {
    wire.send("Hello");
    SmppDeliveries session = standIn.session(LONG);
    wire.close();

    assertThat(session.ends(LONG)).isTrue();
    assertThat(standIn.attempts()).isEqualTo(1);
  }

  @Test
  void who_does_not_speak_tls_gets_nothing() {
    with(PATIENT, Map.of(Smpp.TLS, "true"));

    assertThat(wire.send("Hello")).isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.attempts()).isZero();
  }
}
