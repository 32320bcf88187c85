package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.channels.Happened;

/** What a provider reports of somebody who called a mail of ours unwanted (ARF, RFC 5965). */
final class AbuseReport {

  // Others say that it is no spam after all, or speak of signatures and viruses (RFC 5965, 7.3).
  private static final Set<String> UNWANTED = Set.of("abuse", "fraud", "opt-out", "opt-out-list");

  private AbuseReport() {}

  /** The complaint; empty if it is about nothing of ours, or none. */
  static Optional<Happened> read(ReceivedMail mail) throws MessagingException, IOException {
    Optional<Part> part = Parts.first(mail.message(), "message/feedback-report");
    if (part.isEmpty()) {
      return Optional.empty();
    }
    InternetHeaders report = Parts.blocks(part.get()).get(0);
    InternetHeaders returned = Parts.returned(mail.message());
    UUID own = own(mail, report, returned).orElse(null);
    String address = address(report, returned);
    return UNWANTED.contains(Parts.field(report, "Feedback-Type").toLowerCase(Locale.ROOT))
            && (own != null || address != null)
        ? Optional.of(new Happened.Complained(mail.key("complaint", ""), address, own))
        : Optional.empty();
  }

  private static Optional<UUID> own(
      ReceivedMail mail, InternetHeaders report, InternetHeaders returned)
      throws MessagingException {
    Optional<UUID> byMessageId = mail.own().inMessageIds(Parts.field(returned, "Message-ID"));
    if (byMessageId.isPresent()) {
      return byMessageId;
    }
    for (String path :
        List.of(Parts.field(report, "Original-Mail-From"), Parts.field(returned, "Return-Path"))) {
      Optional<UUID> byPath = mail.own().inAddress(path.replaceAll("[<>]", ""));
      if (byPath.isPresent()) {
        return byPath;
      }
    }
    return mail.byAddress();
  }

  /** Who it was sent to, or null: many providers take that out. */
  private static String address(InternetHeaders report, InternetHeaders returned) {
    return List.of(Parts.field(report, "Original-Rcpt-To"), Parts.field(returned, "To")).stream()
        .flatMap(text -> MailAddress.named(text).stream())
        .map(each -> each.getAddress())
        .findFirst()
        .orElse(null);
  }
}
