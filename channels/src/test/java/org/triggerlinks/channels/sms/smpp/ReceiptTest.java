package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Happened;

/** Receipts as carriers write them. */
class ReceiptTest {

  private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");

  private static DeliverSm pdu(String text, OptionalParameter... parameters) {
    DeliverSm pdu = new DeliverSm();
    pdu.setSmscDeliveryReceipt();
    pdu.setShortMessage(text.getBytes(StandardCharsets.ISO_8859_1));
    pdu.setOptionalParameters(parameters);
    return pdu;
  }

  private static Happened.Reported read(DeliverSm pdu, ReceiptIds ids) {
    return (Happened.Reported) Receipt.read(pdu, ids, AT).orElseThrow();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "DELIVRD, DELIVERED,",
    "delivrd, DELIVERED,",
    "ENROUTE, SENT,",
    "ACCEPTD, SENT,",
    "EXPIRED, FAILED, refused",
    "DELETED, FAILED, refused",
    "UNDELIV, FAILED, refused",
    "REJECTD, FAILED, refused",
  })
  void each_state_is_one_of_ours(String said, String state, String kind) {
    Happened.Reported reported =
        read(
            pdu("id:7_a sub:001 dlvrd:000 stat:%s err:012 text:".formatted(said)),
            ReceiptIds.AS_SENT);

    assertThat(reported.state()).hasToString(state);
    assertThat(reported.kind()).isEqualTo(kind);
    assertThat(reported.providerId()).isEqualTo("7_a");
    assertThat(reported.at()).isEqualTo(AT);
  }

  @Test
  void why_it_failed_is_said_in_the_carriers_words() {
    assertThat(read(pdu("id:7 stat:UNDELIV err:012"), ReceiptIds.AS_SENT).reason())
        .contains("UNDELIV", "012");
  }

  @Test
  void a_carrier_that_does_not_know_tells_nothing() {
    assertThat(Receipt.read(pdu("id:7 stat:UNKNOWN err:000"), ReceiptIds.AS_SENT, AT)).isEmpty();
  }

  @Test
  void a_text_that_was_sent_is_not_taken_for_fields() {
    Happened.Reported reported =
        read(pdu("id:7 sub:001 stat:DELIVRD err:000 text:id:8 stat:UNDELIV"), ReceiptIds.AS_SENT);

    assertThat(reported.providerId()).isEqualTo("7");
    assertThat(reported.state()).hasToString("DELIVERED");
  }

  @Test
  void parameters_count_before_the_text() {
    DeliverSm pdu =
        pdu(
            "id:ff stat:ENROUTE err:000",
            new OptionalParameter.Receipted_message_id("255"),
            new OptionalParameter.Message_state((byte) 2));

    assertThat(read(pdu, ReceiptIds.HEX).providerId()).isEqualTo("255");
    assertThat(read(pdu, ReceiptIds.HEX).state()).hasToString("DELIVERED");
  }

  @Test
  void an_id_without_the_zero_at_its_end_is_whole() {
    byte[] id = "255".getBytes(StandardCharsets.US_ASCII);
    DeliverSm pdu = pdu("stat:DELIVRD", new OptionalParameter.Receipted_message_id(id));

    assertThat(read(pdu, ReceiptIds.AS_SENT).providerId()).isEqualTo("255");
  }

  @Test
  void a_text_may_be_in_the_parameter_for_long_ones() {
    byte[] text = "id:7 stat:DELIVRD".getBytes(StandardCharsets.US_ASCII);

    assertThat(
            read(pdu("", new OptionalParameter.Message_payload(text)), ReceiptIds.AS_SENT)
                .providerId())
        .isEqualTo("7");
  }

  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource({
    "as-sent, 0A1b, 0A1b",
    "hex, 2587, 00000A1B",
    "hex, 2587, a1b",
    "decimal, 0A1B, 2587",
    "decimal, a1b, 0000002587",
  })
  void an_id_is_the_same_in_both_answers(String mode, String submitted, String receipted) {
    ReceiptIds ids = ReceiptIds.named(mode);

    assertThat(ids.ofReceipt(receipted)).isEqualTo(ids.ofSubmit(submitted));
  }

  @Test
  void what_is_no_number_is_left_as_it_is() {
    assertThat(ReceiptIds.HEX.ofReceipt("a1-b2")).isEqualTo("a1-b2");
    assertThat(ReceiptIds.DECIMAL.ofReceipt("ff")).isEqualTo("ff");
  }

  @Test
  void what_says_too_little_cannot_be_read() {
    assertThatThrownBy(() -> Receipt.read(pdu("stat:DELIVRD"), ReceiptIds.AS_SENT, AT))
        .hasMessageContaining("names no message");
    assertThatThrownBy(() -> Receipt.read(pdu("id:7"), ReceiptIds.AS_SENT, AT))
        .hasMessageContaining("no state");
  }
}
