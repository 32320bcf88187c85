package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Channels;

/** What the gateway has to be told. */
class SmppAccountTest {

  private static Account account(Map<String, String> more) {
    return SmppWire.account(new Smpp(), 2775, more);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "smpp.carrier.example, '', true, true",
    "smpp.carrier.example, false, false, true",
    "127.0.0.1, '', false, false",
    "localhost, '', false, false",
    "localhost, true, true, false",
    "::1, '', false, false",
    "127.0.0.1.carrier.example, '', true, true",
  })
  void tls_is_spoken_unless_the_host_is_this_computer_or_it_is_said(
      String host, String tls, boolean secured, boolean toPeople) {
    Account account = account(Map.of(Smpp.HOST, host, Smpp.TLS, tls));

    assertThat(Smpp.secured(account)).isEqualTo(secured);
    assertThat(account.sendsToPeople()).isEqualTo(toPeople);
  }

  @Test
  void the_password_is_not_shown() {
    assertThat(account(Map.of()).toString())
        .contains("password=***", "system-id=" + SmppWire.SYSTEM_ID)
        .doesNotContain(SmppWire.PASSWORD);
  }

  @Test
  void a_port_is_one_that_there_is() {
    assertThat(new Smpp().problem(Map.of(Smpp.PORT, "65536"))).isPresent();
    assertThat(new Smpp().problem(Map.of(Smpp.PORT, "0"))).isPresent();
    assertThat(new Smpp().problem(Map.of(Smpp.PORT, "2776"))).isEmpty();
    assertThat(new Smpp().problem(Map.of())).isEmpty();
  }

  @Test
  void it_is_the_second_gateway_of_sms() {
    assertThat(Channels.GATEWAYS)
        .filteredOn(gateway -> gateway.channel().equals("sms"))
        .extracting(gateway -> gateway.name())
        .containsExactly("twilio", "smpp");
  }
}
