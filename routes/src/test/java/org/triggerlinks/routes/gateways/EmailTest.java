package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.promises.RunningService;

/** The service with a mail server of its own, which speaks SMTP and IMAP. */
class EmailTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String HOST = "127.0.0.1";

  @TempDir Path folder;

  private GreenMail server;
  private GreenMailUser shop;
  private RunningService service;
  private String at;
  private String contact;
  private String address;

  @BeforeEach
  void start() throws IOException {
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    shop = server.setUser("hello@shop.example", "me", "very-secret");
    service =
        new RunningService(
            folder,
            Map.of(
                "base-url", "https://go.example.com",
                "channels.email.host", HOST,
                "channels.email.port", Integer.toString(server.getSmtp().getPort()),
                "channels.email.security", "none",
                "channels.email.from", "Shop <hello@shop.example>",
                "channels.email.imap-host", HOST,
                "channels.email.imap-port", Integer.toString(server.getImap().getPort()),
                "channels.email.imap-security", "none",
                "channels.email.imap-user", "me",
                "channels.email.imap-password", "very-secret"));
    at = service.location();
    contact = service.contact(at);
    address = service.visitor().get("/contacts/" + contact + at).text("/email");
  }

  @AfterEach
  void stop() {
    service.close();
    server.stop();
  }

  @Test
  void a_mail_goes_out_by_smtp_and_its_answer_is_on_the_timeline() throws Exception {
    service.link(at, "sale", false);
    JsonNode message = sends("Look: {{link.sale}}");

    assertThat(message.path("state").asText()).isEqualTo("SENT");
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()[0]).hasToString(address);
    assertThat(mail.getSubject()).isEqualTo("News");
    assertThat(mail.getMessageID())
        .isEqualTo("<%s@shop.example>".formatted(message.path("id").asText()));

    arrives(
        """
        From: Ada <%s>
        To: hello@shop.example
        Subject: Re: News
        Message-ID: <answer@example.com>
        In-Reply-To: %s

        Yes, please!
        """
            .formatted(address.toUpperCase(Locale.ROOT), mail.getMessageID()));
    await().atMost(SOON).until(() -> timeline().contains("The contact sent an e-mail"));
    assertThat(timeline()).contains("Yes, please!");
  }

  // RFC 8058: the header's address, and a POST to it.
  @Test
  void each_mail_names_the_address_that_ends_them() throws Exception {
    sends("A letter without any link");
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    String url = mail.getHeader("List-Unsubscribe", null).replaceAll("^<|>$", "");
    assertThat(url).contains("/u/");

    service.visitor().open(url);
    assertThat(sends("A scanner opened it").path("state").asText()).isEqualTo("SENT");

    assertThat(service.visitor().submit(url, "List-Unsubscribe=One-Click").statusCode())
        .isEqualTo(200);
    service.quiet();
    assertThat(timeline()).contains("the contact unsubscribed by the button of the mail program");
    assertThat(sends("One more").path("state").asText()).isEqualTo("HELD_BACK");
  }

  @Test
  void an_out_of_office_note_is_kept_and_is_no_answer() throws Exception {
    service.workflow(at, "echo", ECHO);
    arrives(
        """
        From: Ada <%s>
        To: hello@shop.example
        Subject: Away
        Message-ID: <away@example.com>
        Auto-Submitted: auto-replied

        I am away.
        """
            .formatted(address));
    await().atMost(SOON).until(() -> timeline().contains("I am away."));
    service.quiet();

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void an_address_that_takes_nothing_gets_nothing_more() throws Exception {
    JsonNode message = sends("Hello");
    arrives(report(message.path("id").asText(), address));
    await().atMost(SOON).until(() -> timeline().contains("dnd_set"));
    service.quiet();

    JsonNode failed = service.visitor().get("/messages/" + message.path("id").asText() + at).body();
    assertThat(failed.path("state").asText()).isEqualTo("FAILED");
    assertThat(failed.path("problem_kind").asText()).isEqualTo("bad_address");
    assertThat(sends("Hello again").path("state").asText()).isEqualTo("HELD_BACK");
  }

  @Test
  void a_report_about_a_message_that_we_never_sent_there_counts_for_nothing() throws Exception {
    JsonNode message = sends("Hello");
    arrives(report(message.path("id").asText(), "somebody.else@example.com"));
    arrives(report("0193a2b4-5c6d-7e8f-9a0b-1c2d3e4f5a6b", address));
    arrives(
        "From: Ada <%s>\nTo: hello@shop.example\nMessage-ID: <end@example.com>\n\nThe end.\n"
            .formatted(address));
    await().atMost(SOON).until(() -> timeline().contains("The end."));

    assertThat(timeline()).doesNotContain("dnd_set");
    assertThat(sends("Hello again").path("state").asText()).isEqualTo("SENT");
  }

  private static final String ECHO =
      """
      package workflows.echo
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*
      // re-entry: always
      rule "Answer"
      when
          MessageReceived( channel == "email" )
      then
          insert( sendEmail( "Thank you", "We heard you." ) );
      end
      """;

  // As Postfix writes it (RFC 3464).
  private static String report(String message, String address) {
    return """
        From: MAILER-DAEMON@mx.example.net
        To: hello@shop.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <report-%1$s-%2$s>
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        It could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; %2$s
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 User unknown

        --b
        Content-Type: text/rfc822-headers

        From: hello@shop.example
        To: %2$s
        Message-ID: <%1$s@shop.example>

        --b--
        """
        .formatted(message, address);
  }

  private JsonNode sends(String text) throws IOException {
    String id =
        service
            .visitor()
            .post(
                "/messages" + at,
                Map.of("contact_id", contact, "channel", "email", "subject", "News", "text", text))
            .text("/id");
    service.quiet();
    return service.visitor().get("/messages/" + id + at).body();
  }

  private void arrives(String raw) throws Exception {
    byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    shop.deliver(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
  }

  private String timeline() throws IOException {
    return service
        .visitor()
        .get("/contacts/" + contact + "/timeline" + at + "&limit=200")
        .body()
        .toString();
  }
}
