package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;

/** A mail server of somebody else takes our mail, and gives it back by IMAP as it was. */
class SmtpByGreenMailTest {

  private static final String LOOPBACK = "127.0.0.1";

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
          });

  @BeforeEach
  void open() {
    server.start();
    server.setUser("ada@example.net", "ada@example.net", "ada");
    server.setUser("hello@shop.example", "me", "very-secret");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private Wire wire(int port, Map<String, String> properties, Map<String, String> more) {
    Map<String, String> values = new TreeMap<>(more);
    values.put(EmailKeys.PORT, Integer.toString(port));
    values.put(EmailKeys.USER, "me");
    values.put(EmailKeys.PASSWORD, "very-secret");
    SmtpPatience patience =
        new SmtpPatience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            properties);
    return Wire.of(Mails.account(new Smtp(Mails.CLOCK, patience), values));
  }

  private MimeMessage read() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.port", Integer.toString(server.getImap().getPort()));
    Store store = Session.getInstance(properties).getStore("imap");
    store.connect(LOOPBACK, "ada@example.net", "ada");
    try (store;
        Folder inbox = store.getFolder("INBOX")) {
      inbox.open(Folder.READ_ONLY);
      Message[] all = inbox.getMessages();
      assertThat(all).hasSize(1);
      return new MimeMessage((MimeMessage) all[0]);
    }
  }

  @Test
  void mail_that_is_read_back_is_what_was_sent() throws Exception {
    try (Wire wire =
        wire(
            server.getSmtp().getPort(),
            Map.of(),
            Map.of(
                EmailKeys.RETURN_PATH, "bounces+{id}@shop.example",
                EmailKeys.REPLY_TO, "Answers <answers@shop.example>",
                EmailKeys.UNSUBSCRIBE_MAILTO, "unsubscribe@shop.example"))) {
      SendResult result =
          wire.send(
              Mails.message(
                  "Grüße \uD83D\uDE00", "Hallo Jürgen", "<p>Hallo <b>Jürgen</b></p>", Mails.LEAVE));

      assertThat(result).isEqualTo(new SendResult.Accepted(Mails.MESSAGE_ID, false));
    }
    MimeMessage mail = read();
    MimeMultipart both = (MimeMultipart) mail.getContent();

    assertThat(mail.getSubject()).isEqualTo("Grüße \uD83D\uDE00");
    assertThat(mail.getMessageID()).isEqualTo(Mails.MESSAGE_ID);
    assertThat(mail.getFrom()[0]).hasToString("Main Street <hello@shop.example>");
    assertThat(mail.getReplyTo()[0]).hasToString("Answers <answers@shop.example>");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(Mails.NOW);
    assertThat(mail.getHeader("List-Unsubscribe", null))
        .contains("<" + Mails.LEAVE + ">", "<mailto:unsubscribe@shop.example?subject=unsubscribe>");
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("Return-Path", null))
        .contains("bounces+" + Mails.ID + "@shop.example");
    assertThat(both.getBodyPart(0).getContent().toString().strip()).isEqualTo("Hallo Jürgen");
    assertThat(both.getBodyPart(1).getContent().toString().strip())
        .isEqualTo("<p>Hallo <b>Jürgen</b></p>");
  }

  @Test
  void camel_adds_no_header() throws Exception {
    try (Wire wire = wire(server.getSmtp().getPort(), Map.of(), Map.of())) {
      wire.send(Mails.message("Hello", "Hi", null, null));
    }
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    read().writeTo(raw);

    assertThat(
            raw.toString(StandardCharsets.US_ASCII)
                .replaceAll("(?s)\r\n\r\n.*", "")
                .replaceAll("\r\n[ \t]+", " ")
                .lines()
                .map(line -> line.replaceAll(":.*", "")))
        .containsExactlyInAnyOrder(
            // the server's own
            "Return-Path",
            "Received",
            // ours
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
  }

  @Test
  void a_server_that_proves_who_it_is_gets_mail_over_tls() throws Exception {
    try (Wire wire =
        wire(
            server.getSmtps().getPort(),
            Map.of("mail.smtp.ssl.trust", "*", "mail.smtp.ssl.checkserveridentity", "false"),
            Map.of(EmailKeys.SECURITY, EmailKeys.TLS))) {
      assertThat(wire.send(Mails.message("Hello", "Hi", null, null)))
          .isInstanceOf(SendResult.Accepted.class);
    }
    assertThat(read().getSubject()).isEqualTo("Hello");
  }

  @Test
  void a_server_that_does_not_gets_nothing() {
    try (Wire wire =
        wire(server.getSmtps().getPort(), Map.of(), Map.of(EmailKeys.SECURITY, EmailKeys.TLS))) {
      assertThat(wire.send(Mails.message("Hello", "Hi", null, null)))
          .isInstanceOf(SendResult.TryLater.class);
    }
    assertThat(server.getReceivedMessages()).isEmpty();
  }
}
