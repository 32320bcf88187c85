package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.sms.smpp.SmppWire.IMPATIENT;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PASSWORD;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PATIENT;
import static org.triggerlinks.channels.sms.smpp.SmppWire.SYSTEM_ID;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.SendResult;

/** Messages to a carrier, on the wire. */
class SmppTest {

  private static final String EMOJI = "\uD83D\uDE00";

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

  private SmppStandIn.Taken taken() {
    assertThat(standIn.taken()).hasSize(1);
    return standIn.taken().get(0);
  }

  @Test
  void a_short_text_of_gsm_is_one_part_and_its_id_is_known() {
    String text = "Grüße @ 5 € [now]: https://go.example/Ab3-x9_";
    SendResult result = wire.send(text);

    assertThat(taken().parts()).containsExactly(text);
    assertThat(taken().dataCoding()).isZero();
    assertThat(taken().to()).isEqualTo("15005550006");
    assertThat(taken().from()).isEqualTo("15005550001");
    assertThat(taken().fromType()).isEqualTo(1);
    assertThat(taken().receipt()).isTrue();
    assertThat(result).isEqualTo(new SendResult.Accepted(taken().id(), false));
  }

  @Test
  void a_long_text_of_gsm_is_parts_of_which_none_ends_within_a_sign() {
    String text = "a".repeat(152) + "€" + "b".repeat(151) + "€" + "c".repeat(20);
    SendResult result = wire.send(text);

    assertThat(taken().parts())
        .containsExactly("a".repeat(152), "€" + "b".repeat(151), "€" + "c".repeat(20));
    assertThat(taken().ids()).hasSize(3).doesNotHaveDuplicates();
    assertThat(result).isEqualTo(new SendResult.Accepted(taken().ids().get(2), false));
  }

  @Test
  void emoji_go_out_in_ucs_2_in_parts_of_which_none_ends_within_one() {
    String text = "a".repeat(66) + EMOJI + "b".repeat(65) + EMOJI.repeat(40);
    wire.send(text);

    assertThat(taken().dataCoding()).isEqualTo(8);
    assertThat(taken().text()).isEqualTo(text);
    assertThat(taken().parts().get(0)).isEqualTo("a".repeat(66));
    assertThat(taken().parts().get(1)).isEqualTo(EMOJI + "b".repeat(65));
    assertThat(taken().parts())
        .allSatisfy(part -> assertThat(part.codePoints()).noneMatch(SmppTest::isHalf));
  }

  private static boolean isHalf(int sign) {
    return sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
  }

  @Test
  void two_long_messages_to_one_contact_are_not_mixed_up() {
    wire.send("a".repeat(200));
    wire.send("b".repeat(200));

    assertThat(standIn.taken())
        .extracting(SmppStandIn.Taken::text)
        .containsExactly("a".repeat(200), "b".repeat(200));
  }

  @ParameterizedTest(name = "{0} is of type {1}")
  @CsvSource({"+15005550001, 1, 15005550001", "12345, 3, 12345", "Main Street, 5, Main Street"})
  void the_sender_says_what_it_is(String from, int type, String value) {
    with(PATIENT, Map.of(Smpp.FROM, from));
    wire.send("Hello");

    assertThat(taken().fromType()).isEqualTo(type);
    assertThat(taken().from()).isEqualTo(value);
  }

  @Test
  void what_the_carrier_wants_otherwise_is_told_by_keys() {
    with(PATIENT, Map.of(Smpp.RECEIPTS, "false", Smpp.DATA_CODING, "241"));
    wire.send("Hello");

    assertThat(taken().receipt()).isFalse();
    assertThat(taken().dataCoding()).isEqualTo(241);
  }

  @ParameterizedTest
  @ValueSource(strings = {"15005550006", "+1500555000612345", "someone", ""})
  void what_is_no_number_is_not_asked_for(String address) {
    assertThat(wire.send(address, "Hello")).isInstanceOf(SendResult.BadAddress.class);
    assertThat(standIn.attempts()).isZero();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0x58, throttled",
    "0x14, throttled",
    "0x0B, bad_address",
    "0x50, bad_address",
    "0x51, bad_address",
    "0x0A, wrong_configuration",
    "0x48, wrong_configuration",
    "0x0D, wrong_configuration",
    "0x0E, wrong_configuration",
    "0x0F, wrong_configuration",
    "0x04, try_later",
    "0x08, unknown",
    "0xFF, unknown",
    "0x45, refused",
    "0x01, refused",
    "0x412, refused",
  })
  void each_status_is_of_its_kind_and_is_asked_for_once(String status, String kind) {
    standIn.next(new SmppMood.Refusing(Integer.decode(status)));
    SendResult result = wire.send("Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).containsIgnoringCase(status);
    assertThat(standIn.submits()).isEqualTo(1);
  }

  @Test
  void who_is_throttled_is_the_sender() {
    standIn.next(new SmppMood.Refusing(0x58));

    assertThat(wire.send("Hello"))
        .isInstanceOfSatisfying(
            SendResult.Throttled.class,
            throttled -> assertThat(throttled.scope()).isEqualTo(SendResult.Scope.SENDER));
  }

  @Test
  void what_fails_after_a_part_was_taken_is_unknown_and_ends_there() {
    standIn.next(new SmppMood.Well(), new SmppMood.Refusing(0x58));

    assertThat(wire.send("a".repeat(400)))
        .isInstanceOfSatisfying(
            SendResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("1 of 3 parts", "0x58"));
    assertThat(standIn.submits()).isEqualTo(2);
  }

  @Test
  void who_does_not_answer_leaves_the_outcome_unknown_and_is_asked_once() {
    with(IMPATIENT, Map.of());
    standIn.next(new SmppMood.Hanging());

    assertThat(wire.send("Hello")).isInstanceOf(SendResult.Unknown.class);
    assertThat(standIn.submits()).isEqualTo(1);
    assertThat(standIn.taken()).hasSize(1);
  }
}
