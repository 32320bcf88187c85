package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.email.Mails.ID;
import static org.triggerlinks.channels.email.Mails.LEAVE;
import static org.triggerlinks.channels.email.Mails.MESSAGE_ID;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.Wire;

/** What a message is as an e-mail, byte for byte. */
class EmailWriterTest {

  private final EmailWriter writer = new EmailWriter(Mails.CLOCK);

  private SmtpMail write(OutgoingMessage message, Map<String, String> more) {
    return writer.write(new Sending(message, Mails.account(more), Wire.OURS));
  }

  private static String raw(SmtpMail mail) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.writeTo(out);
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static MimeMessage read(String raw) throws Exception {
    return new MimeMessage(
        (Session) null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void text_and_html_are_beside_one_another() throws Exception {
    SmtpMail mail =
        write(
            Mails.message("Grüße", "Hallo Jürgen\nbis bald", "<p>Hallo Jürgen</p>", null),
            Map.of());
    MimeMessage message = read(raw(mail));
    MimeMultipart both = (MimeMultipart) message.getContent();

    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(both.getCount()).isEqualTo(2);
    assertThat(both.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(both.getBodyPart(0).getContent()).isEqualTo("Hallo Jürgen\r\nbis bald");
    assertThat(both.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
    assertThat(both.getBodyPart(1).getContent()).isEqualTo("<p>Hallo Jürgen</p>");
    assertThat(message.getSubject()).isEqualTo("Grüße");
  }

  @Test
  void a_message_without_html_is_text_only() throws Exception {
    MimeMessage message =
        read(raw(write(Mails.message("Hello", "Hi \u20ac", null, null), Map.of())));

    assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(message.getContent()).isEqualTo("Hi \u20ac");
  }

  @Test
  void its_headers_say_when_it_was_written_by_whom_and_which_one_it_is() throws Exception {
    String raw =
        raw(
            write(
                Mails.message("Hello", "Hi", "<p>Hi</p>", null),
                Map.of(
                    EmailKeys.FROM, "Café Ada <hello@shop.example>",
                    EmailKeys.REPLY_TO, "answers@shop.example")));
    MimeMessage message = read(raw);

    assertThat(raw)
        .contains("Date: Fri, 27 Nov 2026 12:00:00 +0000\r\n")
        .contains("Message-ID: " + MESSAGE_ID + "\r\n")
        .contains("To: ada@example.net\r\n")
        .contains("From: =?UTF-8?Q?Caf=C3=A9_Ada?= <hello@shop.example>\r\n")
        .contains("Reply-To: answers@shop.example\r\n")
        .contains("MIME-Version: 1.0\r\n")
        .doesNotContain("List-Unsubscribe");
    assertThat(message.getSentDate().toInstant()).isEqualTo(Mails.NOW);
  }

  @Test
  void one_can_leave_with_one_click_or_by_mail() throws Exception {
    MimeMessage message =
        read(
            raw(
                write(
                    Mails.message("Hello", "Hi", null, LEAVE),
                    Map.of(EmailKeys.UNSUBSCRIBE_MAILTO, "unsubscribe@shop.example"))));

    assertThat(message.getHeader("List-Unsubscribe", null).replace("\r\n", ""))
        .isEqualTo("<%s>, <mailto:unsubscribe@shop.example?subject=unsubscribe>".formatted(LEAVE));
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void one_can_leave_with_one_click_only() throws Exception {
    MimeMessage message = read(raw(write(Mails.message("Hello", "Hi", null, LEAVE), Map.of())));

    assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<" + LEAVE + ">");
  }

  @Test
  void failures_go_to_an_address_with_the_messages_id() {
    OutgoingMessage message = Mails.message("Hello", "Hi", null, null);

    assertThat(write(message, Map.of()).getEnvelopeFrom()).isEqualTo("hello@shop.example");
    assertThat(
            write(message, Map.of(EmailKeys.RETURN_PATH, "bounces+{id}@in.shop.example"))
                .getEnvelopeFrom())
        .isEqualTo("bounces+" + ID + "@in.shop.example");
  }

  @Test
  void a_subject_makes_no_header_of_its_own() throws Exception {
    String raw =
        raw(
            write(
                Mails.message(
                    "Sale\r\nBcc: eve@example.com\r\n\r\n<b>\n\u2028x\0", "Hi", null, null),
                Map.of()));
    MimeMessage message = read(raw);

    assertThat(message.getSubject()).isEqualTo("Sale Bcc: eve@example.com <b> x");
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getContent()).isEqualTo("Hi");
  }

  @Test
  void a_long_subject_in_ascii_or_not_is_read_as_it_was() throws Exception {
    for (String subject : new String[] {"word ".repeat(60).strip(), "größer ".repeat(60).strip()}) {
      String raw = raw(write(Mails.message(subject, "Hi", null, null), Map.of()));

      assertThat(read(raw).getSubject()).isEqualTo(subject);
      assertThat(raw.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(200));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.net\r\nBcc: eve@example.com",
        "ada@example.net>\r\nRCPT TO:<eve@example.com",
        "ada@example.net, eve@example.com",
        "Ada <ada@example.net>",
        "friends: ada@example.net;",
        "ada@example.net SIZE=1",
        "ada@",
        "@example.net",
        "",
        "ada",
        "jürgen@example.net",
        "a..b@example.net"
      })
  void what_is_not_one_plain_address_is_not_sent_to(String address) {
    SmtpMail mail = write(Mails.to(address, "Hello", "Hi", null, null), Map.of());

    assertThat(mail.result()).isInstanceOf(SendResult.BadAddress.class);
    assertThat(mail.result().toString()).doesNotContain("eve");
  }

  @Test
  void a_domain_beyond_ascii_is_written_as_the_dns_has_it() throws Exception {
    assertThat(raw(write(Mails.to("ada@bücher.example", "Hello", "Hi", null, null), Map.of())))
        .contains("To: ada@xn--bcher-kva.example\r\n");
  }

  @Test
  void no_line_is_longer_than_mail_may_have_and_none_is_beyond_ascii() throws Exception {
    String raw =
        raw(
            write(
                Mails.message("x", "y".repeat(5000), "<p>ü" + "z".repeat(5000), LEAVE), Map.of()));

    assertThat(raw.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(999));
    assertThat(raw.chars()).allMatch(each -> each < 127);
    assertThat(raw.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
  }

  @Test
  void the_message_id_outlives_what_the_component_does_to_a_mail() throws Exception {
    SmtpMail mail =
        write(
            Mails.message("Hello", "Hi", "<p>Hi</p>", URI.create("http://127.0.0.1:8080/u/x")),
            Map.of());
    String before = raw(mail);
    mail.saveChanges();

    assertThat(mail.getMessageID()).isEqualTo(MESSAGE_ID);
    assertThat(raw(mail)).isEqualTo(before);
  }

  @Test
  void the_account_shows_no_secrets() throws Exception {
    String pem = Mails.pem(Mails.keys());
    Account account =
        Mails.account(
            Map.of(
                EmailKeys.USER, "me",
                EmailKeys.PASSWORD, "very-secret",
                EmailKeys.IMAP_PASSWORD, "very-secret",
                EmailKeys.DKIM_KEY, pem));

    assertThat(account.toString()).doesNotContain("very-secret").doesNotContain("BEGIN");
  }
}
