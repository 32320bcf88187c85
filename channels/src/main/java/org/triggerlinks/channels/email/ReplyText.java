package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.Optional;

/** What somebody wrote in a mail, without what is only repeated in it. */
final class ReplyText {

  private ReplyText() {}

  /** The text, or that of the HTML part if there is none; "" if nothing is written in it. */
  static String of(Part mail) throws MessagingException, IOException {
    Optional<Part> plain = body(mail, "text/plain");
    String text = plain.isEmpty() ? "" : Quotes.off(Parts.text(plain.get()));
    if (text.isBlank()) {
      Optional<Part> html = body(mail, "text/html");
      text = html.isEmpty() ? "" : Quotes.off(HtmlReply.text(Parts.text(html.get())));
    }
    return text;
  }

  private static Optional<Part> body(Part mail, String type)
      throws MessagingException, IOException {
    for (Part part : Parts.of(mail)) {
      if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
