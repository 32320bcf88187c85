package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.Wire;

/** Mail to a server that fails, on the wire. */
class SmtpFailuresTest {

  private static final SmtpPatience SHORT =
      new SmtpPatience(
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Map.of());
  private static final OutgoingMessage MESSAGE =
      Mails.message("Hello", "Hi\n.\n..\nbye", "<p>Hi</p>", Mails.LEAVE);

  private final SmtpStandIn standIn = new SmtpStandIn(0, "me", "very-secret");
  private Wire wire;

  @BeforeEach
  void open() {
    wire = wire("very-secret", SHORT);
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private Wire wire(String password, SmtpPatience patience) {
    return wire(patience, Map.of(EmailKeys.USER, "me", EmailKeys.PASSWORD, password));
  }

  private Wire wire(SmtpPatience patience, Map<String, String> more) {
    Map<String, String> values = new TreeMap<>(more);
    values.put(EmailKeys.PORT, Integer.toString(standIn.port()));
    return Wire.of(Mails.account(new Smtp(Mails.CLOCK, patience), values));
  }

  @Test
  void a_message_is_taken_and_its_id_is_ours() {
    SendResult result = wire.send(MESSAGE);

    assertThat(result).isEqualTo(new SendResult.Accepted(Mails.MESSAGE_ID, false));
    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.from()).isEqualTo("hello@shop.example");
              assertThat(taken.to()).isEqualTo("ada@example.net");
              assertThat(taken.content())
                  .contains("Message-ID: " + Mails.MESSAGE_ID)
                  .contains("\r\nHi\r\n.\r\n..\r\nbye\r\n");
            });
  }

  @Test
  void what_arrives_is_what_was_written_and_signed() throws Exception {
    wire.send(MESSAGE);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    new EmailWriter(Mails.CLOCK)
        .write(new Sending(MESSAGE, Mails.account(Map.of()), Wire.OURS))
        .writeTo(written);

    assertThat(withoutBoundary(standIn.taken().get(0).content().strip()))
        .isEqualTo(withoutBoundary(written.toString(StandardCharsets.US_ASCII).strip()));
  }

  private static String withoutBoundary(String mail) {
    return mail.replaceAll("----=_Part[^\\s\"]*", "boundary");
  }

  @Test
  void one_connection_carries_several_messages() {
    wire.send(MESSAGE);
    wire.send(MESSAGE);

    assertThat(standIn.taken()).hasSize(2);
    assertThat(standIn.commands())
        .containsExactly("EHLO", "AUTH", "MAIL", "RCPT", "DATA", "NOOP", "MAIL", "RCPT", "DATA");
  }

  @Test
  void a_connection_that_was_closed_meanwhile_is_opened_again() {
    wire.send(MESSAGE);
    standIn.breakOff();

    assertThat(wire.send(MESSAGE)).isInstanceOf(SendResult.Accepted.class);
    assertThat(standIn.taken()).hasSize(2);
  }

  @ParameterizedTest(name = "{1} at {0} is {2}")
  @CsvSource({
    "GREETING, 421 4.3.2 Service shutting down, try_later",
    "GREETING, 554 5.7.1 No service, wrong_configuration",
    "HELLO, 421 4.7.0 Try again later, try_later",
    "LOGIN, 454 4.7.0 Temporary authentication failure, try_later",
    "SENDER, 553 5.7.1 Sender address rejected: not owned by user, wrong_configuration",
    "SENDER, 451 4.3.0 Error: queue file write error, try_later",
    "RECIPIENT, 450 4.2.0 Greylisted, try_later",
    "RECIPIENT, 550 5.1.1 User unknown, bad_address",
    "RECIPIENT, 554 5.7.1 Relay access denied, wrong_configuration",
    "RECIPIENT, 421 4.7.0 Too many connections, throttled",
    "DATA, 451 4.3.0 Try again later, try_later",
    "END, 550 5.7.1 Rejected by policy, refused",
    "END, 554 5.7.1 Spam message rejected, content_rejected",
    "END, 451 4.3.0 Temporary lookup failure, try_later",
    "END, 421 4.4.2 Connection dropped, try_later",
  })
  void each_answer_is_of_its_kind_and_is_asked_for_once(SmtpMoment at, String reply, String kind) {
    standIn.next(new SmtpMood.Saying(at, reply));
    SendResult result = wire.send(MESSAGE);

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).contains(reply);
    assertThat(standIn.taken()).isEmpty();
    assertThat(standIn.commands().stream().filter("MAIL"::equals).count()).isLessThanOrEqualTo(1);
  }

  @Test
  void after_a_refusal_the_next_message_goes_out() {
    standIn.next(new SmtpMood.Saying(SmtpMoment.RECIPIENT, "550 5.1.1 User unknown"));

    assertThat(wire.send(MESSAGE)).isInstanceOf(SendResult.BadAddress.class);
    assertThat(wire.send(MESSAGE)).isInstanceOf(SendResult.Accepted.class);
  }

  @ParameterizedTest(name = "gone at {0}")
  @EnumSource(SmtpMoment.class)
  void who_breaks_off_leaves_the_outcome_unknown_only_at_the_end(SmtpMoment at) {
    standIn.next(new SmtpMood.Gone(at));
    SendResult result = wire.send(MESSAGE);

    assertThat(result.kind()).isEqualTo(at == SmtpMoment.END ? "unknown" : "try_later");
    assertThat(standIn.taken()).hasSize(at == SmtpMoment.END ? 1 : 0);
    assertThat(standIn.commands().stream().filter("MAIL"::equals).count()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest(name = "silent at {0}")
  @EnumSource(SmtpMoment.class)
  void who_says_nothing_leaves_the_outcome_unknown_only_at_the_end(SmtpMoment at) {
    standIn.next(new SmtpMood.Silent(at));

    assertThat(wire.send(MESSAGE).kind()).isEqualTo(at == SmtpMoment.END ? "unknown" : "try_later");
  }

  @ParameterizedTest(name = "dripping at {0}")
  @EnumSource(
      value = SmtpMoment.class,
      names = {"GREETING", "RECIPIENT", "END"})
  void who_answers_a_byte_at_a_time_is_cut_off(SmtpMoment at) {
    standIn.next(new SmtpMood.Dripping(at, Duration.ofMillis(100)));

    assertThat(wire.send(MESSAGE).kind()).isEqualTo(at == SmtpMoment.END ? "unknown" : "try_later");
    assertThat(wire.send(MESSAGE)).isInstanceOf(SendResult.Accepted.class);
  }

  @Test
  void who_has_the_wrong_password_gets_nothing_through_and_it_is_not_told() {
    wire.close();
    wire = wire("wrong-guess", SHORT);
    SendResult result = wire.send(MESSAGE);

    assertThat(result).isInstanceOf(SendResult.WrongConfiguration.class);
    assertThat(result.toString()).contains("535").doesNotContain("wrong-guess");
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void who_does_not_log_in_gets_nothing_through() {
    wire.close();
    wire = wire(SHORT, Map.of());

    assertThat(wire.send(MESSAGE)).isInstanceOf(SendResult.WrongConfiguration.class);
  }

  @Test
  void where_nothing_is_encrypted_neither_the_password_nor_the_message_is_sent() {
    wire.close();
    wire =
        wire(
            SHORT,
            Map.of(
                EmailKeys.USER, "me",
                EmailKeys.PASSWORD, "very-secret",
                EmailKeys.SECURITY, EmailKeys.STARTTLS));

    assertThat(wire.send(MESSAGE)).isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.commands()).doesNotContain("AUTH", "MAIL", "DATA");
  }

  @Test
  void a_server_that_nobody_knows_is_tried_later() {
    wire.close();
    wire = wire(SHORT, Map.of(EmailKeys.HOST, "mail.invalid"));

    assertThat(wire.send(MESSAGE)).isInstanceOf(SendResult.TryLater.class);
  }

  @Test
  void what_is_no_address_is_not_sent_to() {
    assertThat(wire.send(Mails.to("ada@example.net\r\nDATA", "Hello", "Hi", null, null)))
        .isInstanceOf(SendResult.BadAddress.class);
    assertThat(standIn.commands()).isEmpty();
  }

  @Test
  void the_id_is_in_the_address_that_failures_are_reported_to() {
    wire.close();
    wire =
        wire(
            SHORT,
            Map.of(
                EmailKeys.USER, "me",
                EmailKeys.PASSWORD, "very-secret",
                EmailKeys.RETURN_PATH, "bounces+{id}@shop.example"));
    wire.send(MESSAGE);

    assertThat(standIn.taken())
        .extracting(SmtpStandIn.Taken::from)
        .isEqualTo(List.of("bounces+" + Mails.ID + "@shop.example"));
  }
}
