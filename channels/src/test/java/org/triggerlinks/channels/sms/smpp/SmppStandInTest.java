package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.sms.smpp.SmppWire.PASSWORD;
import static org.triggerlinks.channels.sms.smpp.SmppWire.SYSTEM_ID;

import java.io.IOException;
import java.util.HexFormat;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in refuses what a carrier refuses, whoever asks. */
class SmppStandInTest {

  private final SmppStandIn standIn = new SmppStandIn(0, SYSTEM_ID, PASSWORD);
  private final SMPPSession session = new SMPPSession();

  @AfterEach
  void close() {
    session.unbindAndClose();
    standIn.close();
  }

  private void bind(BindType type, String systemId, String password) throws IOException {
    session.setTransactionTimer(SmppWire.LONG.toMillis());
    session.connectAndBind(
        "127.0.0.1",
        standIn.port(),
        new BindParameter(
            type,
            systemId,
            password,
            "",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            ""));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "BIND_TRX, stranger, s3cr3t-p, 0x0F",
    "BIND_TRX, triggers, guess, 0x0E",
    "BIND_TX, triggers, s3cr3t-p, 0x0D",
  })
  void who_is_not_known_is_not_bound(BindType type, String id, String password, String status) {
    assertThatThrownBy(() -> bind(type, id, password))
        .hasCauseInstanceOf(NegativeResponseException.class)
        .satisfies(
            failure ->
                assertThat(((NegativeResponseException) failure.getCause()).getCommandStatus())
                    .isEqualTo(Integer.decode(status)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "number of no type,       0, 0, 15005550006, 5, Shop, 0, 0x00, 48, 0x50",
    "number of no plan,       1, 0, 15005550006, 5, Shop, 0, 0x00, 48, 0x51",
    "plus sign,               1, 1, +1500555000, 5, Shop, 0, 0x00, 48, 0x0B",
    "sender of no type,       1, 1, 15005550006, 0, Shop, 0, 0x00, 48, 0x48",
    "name as a number,        1, 1, 15005550006, 3, Shop, 0, 0x00, 48, 0x0A",
    "plan of a name,          1, 1, 15005550006, 5, Shop, 1, 0x00, 48, 0x49",
    "header that is none,     1, 1, 15005550006, 5, Shop, 0, 0x40, 48, 0x43",
    "octets of eight bits,    1, 1, 15005550006, 5, Shop, 0, 0x00, E9, 0x45",
  })
  void what_is_not_as_smpp_wants_it_is_refused(
      String what,
      byte type,
      byte plan,
      String to,
      byte sender,
      String from,
      byte senderPlan,
      String kind,
      String octets,
      String status)
      throws IOException {
    bind(BindType.BIND_TRX, SYSTEM_ID, PASSWORD);

    assertThatThrownBy(
            () ->
                session.submitShortMessage(
                    "",
                    TypeOfNumber.valueOf(sender),
                    NumberingPlanIndicator.valueOf(senderPlan),
                    from,
                    TypeOfNumber.valueOf(type),
                    NumberingPlanIndicator.valueOf(plan),
                    to,
                    new ESMClass(Integer.decode(kind)),
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    new RegisteredDelivery(1),
                    (byte) 0,
                    new RawDataCoding((byte) 0),
                    (byte) 0,
                    HexFormat.of().parseHex(octets)))
        .isInstanceOfSatisfying(
            NegativeResponseException.class,
            refused ->
                assertThat(refused.getCommandStatus()).as(what).isEqualTo(Integer.decode(status)));
    assertThat(standIn.taken()).isEmpty();
  }

  @ParameterizedTest(name = "{1} octets of data_coding {0}")
  @CsvSource({"0, 161, 0x01", "8, 142, 0x01", "8, 3, 0x01", "4, 2, 0x104"})
  void what_is_too_long_or_in_no_alphabet_is_refused(byte coding, int length, String status)
      throws IOException {
    bind(BindType.BIND_TRX, SYSTEM_ID, PASSWORD);

    assertThatThrownBy(() -> submit(coding, new byte[length]))
        .isInstanceOfSatisfying(
            NegativeResponseException.class,
            refused -> assertThat(refused.getCommandStatus()).isEqualTo(Integer.decode(status)));
  }

  @Test
  void what_is_right_is_taken() throws Exception {
    bind(BindType.BIND_TRX, SYSTEM_ID, PASSWORD);
    String id = submit((byte) 0, new byte[] {'H', 'i', 0});

    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.id()).isEqualTo(id);
              assertThat(taken.text()).isEqualTo("Hi@");
              assertThat(taken.from()).isEqualTo("Shop");
            });
  }

  private String submit(byte coding, byte[] octets) throws Exception {
    return session
        .submitShortMessage(
            "",
            TypeOfNumber.ALPHANUMERIC,
            NumberingPlanIndicator.UNKNOWN,
            "Shop",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            "15005550006",
            new ESMClass(0),
            (byte) 0,
            (byte) 0,
            null,
            null,
            new RegisteredDelivery(1),
            (byte) 0,
            new RawDataCoding(coding),
            (byte) 0,
            octets)
        .getMessageId();
  }
}
