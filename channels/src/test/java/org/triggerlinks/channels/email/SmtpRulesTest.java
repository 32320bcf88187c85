package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.SendResult;

/** What servers answer, and what is made of it. */
class SmtpRulesTest {

  private static SendResult result(SmtpStep step, String reply) {
    return SmtpRules.result(step, SmtpReply.of(reply.replace("|", "\r\n")));
  }

  @ParameterizedTest(name = "{1} at {0} is {2}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "CONNECTING, 421 4.3.2 Service shutting down, try_later",
        "CONNECTING, 554 5.7.1 No SMTP service for you here, wrong_configuration",
        "CONNECTING, 454 4.7.0 TLS not available due to local problem, try_later",
        "LOGIN, 535 5.7.8 Username and Password not accepted, wrong_configuration",
        "LOGIN, 535-5.7.139 Authentication unsuccessful, wrong_configuration",
        "LOGIN, 534-5.7.9 Application-specific password required, wrong_configuration",
        "LOGIN, 538 5.7.11 Encryption required, wrong_configuration",
        "LOGIN, 454 4.7.0 Temporary authentication failure, try_later",
        "LOGIN, 454 4.7.0 Too many login attempts, throttled",
        "SENDER, 530 5.7.0 Authentication required, wrong_configuration",
        "SENDER, 530 5.7.0 Must issue a STARTTLS command first, wrong_configuration",
        "SENDER, 553 5.7.1 <a@b.c>: Sender address rejected: not owned by user me, wrong_configuration",
        "SENDER, 550 5.7.60 SMTP; Client does not have permissions to send as this sender, wrong_configuration",
        "SENDER, 552 5.3.4 Message size exceeds fixed limit, content_rejected",
        "SENDER, 451 4.3.0 Error: queue file write error, try_later",
        "SENDER, 452 4.3.1 Insufficient system storage, try_later",
        "RECIPIENT, 450 4.2.0 <a@b.c>: Recipient address rejected: Greylisted, try_later",
        "RECIPIENT, 450-4.2.1 The user you are trying to contact is receiving mail at a rate|450 4.2.1 that prevents, throttled",
        "RECIPIENT, 450-4.2.1 The user is|450-4.2.1 receiving mail too quickly, throttled",
        "RECIPIENT, 452 4.5.3 Too many recipients, try_later",
        "RECIPIENT, 452 4.2.2 The recipient's inbox is out of storage space, try_later",
        "RECIPIENT, 550 5.1.1 <a@b.c>: Recipient address rejected: User unknown, bad_address",
        "RECIPIENT, 550-5.1.1 The email account that you tried to reach does not exist, bad_address",
        "RECIPIENT, 550 5.1.10 RESOLVER.ADR.RecipientNotFound, bad_address",
        "RECIPIENT, 550 5.2.1 The email account that you tried to reach is disabled, bad_address",
        "RECIPIENT, 556 5.1.10 Recipient address has null MX, bad_address",
        "RECIPIENT, 501 5.1.3 Bad recipient address syntax, bad_address",
        "RECIPIENT, 550 No such user here, bad_address",
        "RECIPIENT, 553 sorry that domain isn't in my list of allowed rcpthosts, bad_address",
        "RECIPIENT, 550 Requested action not taken, refused",
        "RECIPIENT, 552 5.2.2 Mailbox full, refused",
        "RECIPIENT, 554 5.7.1 <a@b.c>: Relay access denied, wrong_configuration",
        "RECIPIENT, 550 5.7.64 TenantAttribution; Relay Access Denied, wrong_configuration",
        "RECIPIENT, 550 5.7.1 <a@b.c>: Recipient address rejected: Access denied, refused",
        "RECIPIENT, 554 5.7.1 Service unavailable; Client host [1.2.3.4] blocked using zen.spamhaus.org, refused",
        "DATA, 554 5.5.1 Error: no valid recipients, refused",
        "CONTENT, 550-5.7.26 This mail has been blocked because the sender is unauthenticated., wrong_configuration",
        "CONTENT, 550 5.7.515 Access denied; sending domain does not meet the level, wrong_configuration",
        "CONTENT, 550 5.7.23 The message was rejected because of Sender Policy Framework violation, wrong_configuration",
        "CONTENT, 554 5.7.5 Permanent failure evaluating DMARC policy, wrong_configuration",
        "CONTENT, 550-5.7.1 Our system has detected that this message is|550 5.7.1 likely unsolicited mail, content_rejected",
        "CONTENT, 554 5.7.1 Spam message rejected, content_rejected",
        "CONTENT, 552-5.7.0 This message was blocked because its content presents a potential, content_rejected",
        "CONTENT, 554 5.6.0 Message content is invalid, content_rejected",
        "CONTENT, 552 5.3.4 Message too big for system, content_rejected",
        "CONTENT, 554 Transaction failed, refused",
        "CONTENT, 550 5.7.1 Rejected by policy, refused",
        "CONTENT, 550-5.4.5 Daily user sending limit exceeded, throttled",
        "CONTENT, 421-4.7.28 Our system has detected an unusual rate of unsolicited mail, throttled",
        "CONTENT, 454 Throttling failure: Maximum sending rate exceeded., throttled",
        "CONTENT, 432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded, throttled",
        "CONTENT, 554 Message rejected: Email address is not verified., wrong_configuration",
        "CONTENT, 550 5.1.8 Access denied bad outbound sender, wrong_configuration",
        "CONTENT, 451 4.3.0 Temporary lookup failure, try_later",
        "CONTENT, 421 4.4.2 Connection dropped, try_later",
        "CONTENT, 250 2.0.0 Ok, unknown",
      })
  void each_answer_is_of_its_kind(SmtpStep step, String reply, String kind) {
    assertThat(result(step, reply).kind()).isEqualTo(kind);
  }

  @ParameterizedTest(name = "nothing at {0} is {1}")
  @CsvSource({
    "CONNECTING, try_later",
    "LOGIN, wrong_configuration",
    "SENDER, try_later",
    "RECIPIENT, try_later",
    "DATA, try_later",
    "CONTENT, unknown",
  })
  void what_was_begun_and_not_answered_is_unknown(SmtpStep step, String kind) {
    assertThat(SmtpRules.withoutReply(step, new EOFException("gone")).kind()).isEqualTo(kind);
  }

  @Test
  void the_lines_of_an_answer_are_one_sentence() {
    SmtpReply reply =
        SmtpReply.of("550-5.7.26 This mail\r\n550-5.7.26 has been\r\n550 5.7.26 blocked");

    assertThat(reply).isEqualTo(new SmtpReply(550, "550 5.7.26 This mail has been blocked"));
    assertThat(SmtpReply.of("[EOF]")).isEqualTo(SmtpReply.NONE);
    assertThat(SmtpReply.of(null)).isEqualTo(SmtpReply.NONE);
  }
}
