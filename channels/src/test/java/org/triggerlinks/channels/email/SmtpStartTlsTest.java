package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.KeyStore;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;

/** Connections that are encrypted after the greeting. */
class SmtpStartTlsTest {

  private static final OutgoingMessage MESSAGE = Mails.message("Hello", "Hi", null, null);

  private SmtpStandIn standIn;

  @BeforeEach
  void open() throws Exception {
    standIn = new SmtpStandIn(0, "me", "very-secret", certified());
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  // GreenMail brings a certificate that nobody trusts.
  private static SSLContext certified() throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = SmtpStartTlsTest.class.getResourceAsStream("/greenmail.p12")) {
      store.load(in, password);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    return tls;
  }

  private SendResult send(String security, Map<String, String> properties) {
    Map<String, String> values = new TreeMap<>();
    values.put(EmailKeys.PORT, Integer.toString(standIn.port()));
    values.put(EmailKeys.SECURITY, security);
    values.put(EmailKeys.USER, "me");
    values.put(EmailKeys.PASSWORD, "very-secret");
    SmtpPatience usual = SmtpPatience.STANDARD;
    SmtpPatience patience =
        new SmtpPatience(
            usual.connecting(), usual.reading(), usual.writing(), usual.whole(), properties);
    try (Wire wire = Wire.of(Mails.account(new Smtp(Mails.CLOCK, patience), values))) {
      return wire.send(MESSAGE);
    }
  }

  @Test
  void a_server_that_is_trusted_gets_the_password_and_the_mail_encrypted() {
    assertThat(
            send(
                EmailKeys.STARTTLS,
                Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false")))
        .isInstanceOf(SendResult.Accepted.class);
    assertThat(standIn.commands())
        .startsWith("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA");
    assertThat(standIn.taken()).hasSize(1);
  }

  @Test
  void a_server_that_is_not_trusted_gets_neither() {
    assertThat(send(EmailKeys.STARTTLS, Map.of())).isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.commands()).containsExactly("EHLO", "STARTTLS");
  }

  @Test
  void a_server_with_the_certificate_of_another_gets_neither() {
    assertThat(send(EmailKeys.STARTTLS, Map.of("mail.smtp.ssl.trust", "mail.other.example")))
        .isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.commands()).containsExactly("EHLO", "STARTTLS");
  }

  @Test
  void a_server_that_wants_to_encrypt_takes_nothing_before_that() {
    assertThat(send(EmailKeys.NONE, Map.of())).isInstanceOf(SendResult.WrongConfiguration.class);
    assertThat(standIn.taken()).isEmpty();
  }
}
