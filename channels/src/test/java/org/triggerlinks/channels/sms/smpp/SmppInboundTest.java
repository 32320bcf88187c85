package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.sms.smpp.SmppWire.LONG;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PASSWORD;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PATIENT;
import static org.triggerlinks.channels.sms.smpp.SmppWire.SYSTEM_ID;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.sms.Gsm7;
import org.triggerlinks.model.message.MessageState;

/** Receipts and what contacts write, on the wire. */
class SmppInboundTest {

  private static final String CONTACT = "15005550006";
  private static final String OURS = "15005550001";
  private static final int TAKEN = SMPPConstant.STAT_ESME_ROK;
  private static final int AGAIN = SMPPConstant.STAT_ESME_RX_T_APPN;
  private static final int NEVER = SMPPConstant.STAT_ESME_RX_P_APPN;

  private final SmppStandIn standIn = new SmppStandIn(0, SYSTEM_ID, PASSWORD);
  private SmppWire wire;
  private SmppDeliveries carrier;
  private String id;

  @BeforeEach
  void open() throws InterruptedException {
    with(PATIENT, Map.of());
  }

  private void with(SmppTimes times, Map<String, String> more) throws InterruptedException {
    if (wire != null) {
      wire.close();
    }
    wire = new SmppWire(standIn, times, more);
    id = ((SendResult.Accepted) wire.send("Hello")).providerId();
    carrier = standIn.session(LONG);
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private Happened.Reported reported() throws InterruptedException {
    return (Happened.Reported) wire.next();
  }

  private Happened.Received received() throws InterruptedException {
    return (Happened.Received) wire.next();
  }

  @Test
  void a_receipt_says_which_message_arrived() throws InterruptedException {
    assertThat(carrier.receipt(CONTACT, OURS, id, "DELIVRD", "000")).isEqualTo(TAKEN);

    Happened.Reported reported = reported();
    assertThat(reported.providerId()).isEqualTo(id);
    assertThat(reported.state()).isEqualTo(MessageState.DELIVERED);
    assertThat(reported.kind()).isNull();
  }

  @Test
  void a_receipt_that_comes_twice_has_one_key_and_order_does_not_matter()
      throws InterruptedException {
    carrier.receipt(CONTACT, OURS, id, "DELIVRD", "000");
    carrier.receipt(CONTACT, OURS, id, "DELIVRD", "000");
    carrier.receipt(CONTACT, OURS, id, "ENROUTE", "000");

    String first = reported().key();
    assertThat(reported().key()).isEqualTo(first);
    Happened.Reported late = reported();
    assertThat(late.key()).isNotEqualTo(first);
    assertThat(late.state()).isEqualTo(MessageState.SENT);
  }

  @Test
  void a_receipt_in_parameters_says_the_same() throws InterruptedException {
    assertThat(carrier.receipt(CONTACT, OURS, id, (byte) 5)).isEqualTo(TAKEN);

    Happened.Reported reported = reported();
    assertThat(reported.providerId()).isEqualTo(id);
    assertThat(reported.state()).isEqualTo(MessageState.FAILED);
    assertThat(reported.kind()).isEqualTo("refused");
    assertThat(reported.reason()).contains("UNDELIV");
  }

  @Test
  void a_receipt_in_hexadecimal_finds_its_message() throws InterruptedException {
    with(PATIENT, Map.of(Smpp.RECEIPTS_IDS, "hex"));
    String hex = "0" + Long.toHexString(Long.parseLong(id)).toUpperCase(java.util.Locale.ROOT);
    carrier.receipt(CONTACT, OURS, hex, "DELIVRD", "000");

    assertThat(hex).isNotEqualTo(id);
    assertThat(reported().providerId()).isEqualTo(id);
  }

  @Test
  void a_receipt_of_which_the_state_is_unheard_of_shall_not_come_again() {
    assertThat(carrier.receipt(CONTACT, OURS, id, (byte) 77)).isEqualTo(NEVER);
    assertThat(wire.kept()).isEmpty();
  }

  @Test
  void what_could_not_be_kept_shall_come_again() throws InterruptedException {
    wire.failToKeep(1);

    assertThat(carrier.receipt(CONTACT, OURS, id, "DELIVRD", "000")).isEqualTo(AGAIN);
    assertThat(wire.kept()).isEmpty();
    assertThat(carrier.receipt(CONTACT, OURS, id, "DELIVRD", "000")).isEqualTo(TAKEN);
    assertThat(reported().providerId()).isEqualTo(id);
  }

  @Test
  void a_contact_writes_in_gsm() throws InterruptedException {
    assertThat(carrier.message(CONTACT, OURS, (byte) 0, Gsm7.septets("Grüße @ 5 €")))
        .isEqualTo(TAKEN);

    Happened.Received received = received();
    assertThat(received.from()).isEqualTo("+15005550006");
    assertThat(received.to()).isEqualTo("+15005550001");
    assertThat(received.text()).isEqualTo("Grüße @ 5 €");
    assertThat(received.automatic()).isFalse();
  }

  @Test
  void a_contact_writes_in_ucs_2() throws InterruptedException {
    String text = "ça va \uD83D\uDE00";
    carrier.message(CONTACT, OURS, (byte) 8, text.getBytes(StandardCharsets.UTF_16BE));

    assertThat(received().text()).isEqualTo(text);
  }

  @Test
  void the_same_said_twice_is_two_messages() throws InterruptedException {
    carrier.message(CONTACT, OURS, (byte) 0, Gsm7.septets("STOP"));
    carrier.message(CONTACT, OURS, (byte) 0, Gsm7.septets("STOP"));

    assertThat(received().key()).isNotEqualTo(received().key());
  }

  @Test
  void parts_in_any_order_are_one_message_even_if_a_sign_was_split() throws InterruptedException {
    byte[] emoji = "\uD83D\uDE00".getBytes(StandardCharsets.UTF_16BE);
    byte[] half = {emoji[0], emoji[1]};
    byte[] other = {emoji[2], emoji[3]};

    assertThat(carrier.part(CONTACT, OURS, (byte) 8, 7, 2, 2, other)).isEqualTo(TAKEN);
    assertThat(wire.kept()).isEmpty();
    assertThat(carrier.part(CONTACT, OURS, (byte) 8, 7, 2, 1, half)).isEqualTo(TAKEN);
    assertThat(received().text()).isEqualTo("\uD83D\uDE00");
    assertThat(carrier.part(CONTACT, OURS, (byte) 8, 7, 2, 1, half)).isEqualTo(TAKEN);
    assertThat(wire.kept()).isEmpty();
  }

  @Test
  void the_last_part_comes_again_if_the_message_could_not_be_kept() throws InterruptedException {
    wire.failToKeep(1);
    carrier.part(CONTACT, OURS, (byte) 0, 7, 2, 1, Gsm7.septets("one "));

    assertThat(carrier.part(CONTACT, OURS, (byte) 0, 7, 2, 2, Gsm7.septets("two")))
        .isEqualTo(AGAIN);
    assertThat(carrier.part(CONTACT, OURS, (byte) 0, 7, 2, 2, Gsm7.septets("two")))
        .isEqualTo(TAKEN);
    assertThat(received().text()).isEqualTo("one two");
  }

  @Test
  void what_came_is_given_when_the_rest_does_not_come() throws InterruptedException {
    with(SmppWire.together(Duration.ofMillis(200)), Map.of());
    carrier.part(CONTACT, OURS, (byte) 0, 7, 3, 3, Gsm7.septets("three"));
    carrier.part(CONTACT, OURS, (byte) 0, 7, 3, 1, Gsm7.septets("one"));

    assertThat(received().text()).isEqualTo("one…three");
  }

  @Test
  void what_came_is_given_when_the_service_stops() throws InterruptedException {
    carrier.part(CONTACT, OURS, (byte) 0, 7, 2, 1, Gsm7.septets("one"));
    wire.close();

    assertThat(received().text()).isEqualTo("one…");
  }

  @Test
  void what_is_no_text_shall_not_come_again() {
    assertThat(carrier.message(CONTACT, OURS, (byte) 4, new byte[] {1, 2})).isEqualTo(NEVER);
    assertThat(carrier.part(CONTACT, OURS, (byte) 0, 7, 2, 3, Gsm7.septets("x"))).isEqualTo(NEVER);
    assertThat(wire.kept()).isEmpty();
  }
}
