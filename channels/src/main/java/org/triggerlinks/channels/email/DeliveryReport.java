package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.model.message.MessageState;

/** What a server reports of a mail that it could not deliver, or could (RFC 3464). */
final class DeliveryReport {

  // Full, too large, its content, a policy: the address itself is well (RFC 3463).
  private static final Pattern NOT_THE_ADDRESS = Pattern.compile("5\\.(2\\.[23]|3\\.4|[67]\\..*)");

  private DeliveryReport() {}

  /** One for each recipient that it says something final of. */
  static List<Happened> read(ReceivedMail mail) throws MessagingException, IOException {
    Optional<Part> status =
        Parts.first(mail.message(), "message/delivery-status", "message/global-delivery-status");
    if (status.isEmpty()) {
      return List.of();
    }
    List<InternetHeaders> blocks = Parts.blocks(status.get());
    InternetHeaders returned = Parts.returned(mail.message());
    UUID own = own(mail, blocks.get(0), returned).orElse(null);
    List<Happened> all = new ArrayList<>();
    // The first block is about the mail (2.2), each other one about a recipient (2.3).
    for (int i = 1; i < blocks.size(); i++) {
      happened(mail, blocks.get(i), i, own, Parts.field(returned, "Message-ID"))
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private static Optional<Happened> happened(
      ReceivedMail mail, InternetHeaders recipient, int which, UUID own, String messageId)
      throws MessagingException {
    String action = Parts.field(recipient, "Action").toLowerCase(Locale.ROOT);
    String status = Parts.field(recipient, "Status").replaceAll("\\s.*", "");
    String key = mail.key("delivery", Integer.toString(which));
    if (action.startsWith("failed")) {
      boolean permanent = status.startsWith("5.") && !NOT_THE_ADDRESS.matcher(status).matches();
      return Optional.of(
          new Happened.Bounced(key, address(recipient), permanent, own, reason(recipient, status)));
    } else if (action.startsWith("delivered") && own != null) {
      return Optional.of(
          new Happened.Reported(
              key, messageId, own, MessageState.DELIVERED, null, null, mail.at().orElse(null)));
    }
    // Delayed: it is still tried. Relayed or expanded: nobody knows what becomes of it.
    return Optional.empty();
  }

  private static Optional<UUID> own(
      ReceivedMail mail, InternetHeaders about, InternetHeaders returned)
      throws MessagingException {
    Optional<UUID> byAddress = mail.byAddress();
    if (byAddress.isPresent()) {
      return byAddress;
    }
    for (String id :
        new String[] {
          Parts.field(returned, "Message-ID"), Parts.field(about, "X-Original-Message-ID")
        }) {
      Optional<UUID> own = mail.own().inMessageIds(id);
      if (own.isPresent()) {
        return own;
      }
    }
    return mail.answersTo();
  }

  /** The address that we sent to, which may be led on to the one where it failed. */
  private static String address(InternetHeaders recipient) {
    String original = typed(Parts.field(recipient, "Original-Recipient"));
    return original.isEmpty() ? typed(Parts.field(recipient, "Final-Recipient")) : original;
  }

  private static String typed(String field) {
    return field.substring(field.indexOf(';') + 1).strip().replaceAll("^<|>$", "");
  }

  private static String reason(InternetHeaders recipient, String status) {
    String diagnostic = typed(Parts.field(recipient, "Diagnostic-Code"));
    return diagnostic.isEmpty() ? status : diagnostic;
  }
}
