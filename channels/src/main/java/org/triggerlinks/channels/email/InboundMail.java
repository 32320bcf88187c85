package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;

/** What a mail in our mailbox tells, from its bytes alone. */
public final class InboundMail {

  private InboundMail() {}

  /**
   * Everything that a mail tells, in its order; nothing if it is no matter of ours. Called again
   * for the same mail it gives the same.
   *
   * @param raw the mail as it was received (RFC 5322), header and body
   * @throws IllegalArgumentException if it cannot be read, with what is wrong in a sentence
   */
  public static List<Happened> read(byte[] raw, Account account) {
    try {
      ReceivedMail mail = ReceivedMail.of(raw, account);
      if (mail.isReport("delivery-status")) {
        return DeliveryReport.read(mail);
      } else if (mail.isReport("feedback-report")) {
        return AbuseReport.read(mail).map(List::of).orElse(List.of());
      }
      return written(mail, account).map(List::of).orElse(List.of());
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException("The mail cannot be read: " + e.getMessage(), e);
    }
  }

  private static Optional<Happened> written(ReceivedMail mail, Account account)
      throws MessagingException, IOException {
    Optional<String> from = mail.from();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    String leaving = account.get(EmailKeys.UNSUBSCRIBE_MAILTO);
    if (!leaving.isEmpty() && mail.recipients().anyMatch(leaving::equalsIgnoreCase)) {
      return Optional.of(
          new Happened.ConsentSaid(
              mail.key("left", ""), from.get(), false, "mail to " + leaving, false));
    }
    String text = ReplyText.of(mail.message());
    return Optional.of(
        new Happened.Received(
            mail.key("received", ""),
            from.get(),
            mail.ours().orElse(account.get(EmailKeys.FROM)),
            mail.header("Message-ID"),
            mail.name().orElse(null),
            text.isEmpty() ? mail.subject() : text,
            mail.at().orElse(null),
            Automatic.is(mail)));
  }
}
