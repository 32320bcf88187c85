package org.triggerlinks.channels.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a mail: never those of a mail that is inside it. */
final class Parts {

  // Nobody writes deeper, and reading is recursive.
  private static final int DEEPEST = 10;

  /** Longer than what anybody writes, in bytes. */
  private static final int LONGEST = 200_000;

  private Parts() {}

  /** All that are no multiparts themselves, in their order. */
  static List<Part> of(Part root) throws MessagingException, IOException {
    List<Part> leaves = new ArrayList<>();
    collect(root, 0, leaves);
    return leaves;
  }

  private static void collect(Part part, int depth, List<Part> leaves)
      throws MessagingException, IOException {
    if (!part.isMimeType("multipart/*") || !(part.getContent() instanceof Multipart parts)) {
      leaves.add(part);
      return;
    }
    if (depth == DEEPEST) {
      throw new MessagingException("its parts are nested too deeply");
    }
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart each = parts.getBodyPart(i);
      collect(each, depth + 1, leaves);
    }
  }

  /** The first of one of these types. */
  static Optional<Part> first(Part root, String... types) throws MessagingException, IOException {
    for (Part part : of(root)) {
      for (String type : types) {
        if (part.isMimeType(type)) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  /** The header of the mail that a report gives back; empty if it gives back none. */
  static InternetHeaders returned(Part report) throws MessagingException, IOException {
    Optional<Part> part =
        first(
            report,
            "message/rfc822",
            "text/rfc822-headers",
            "message/global",
            "message/global-headers");
    return part.isEmpty()
        ? new InternetHeaders()
        : new InternetHeaders(part.get().getInputStream());
  }

  /** Blocks of fields (RFC 3464, 2.1), which empty lines set off from one another. */
  static List<InternetHeaders> blocks(Part part) throws MessagingException, IOException {
    List<InternetHeaders> blocks = new ArrayList<>();
    for (String block : text(part).replace("\r\n", "\n").strip().split("\n\\h*\n\\s*", -1)) {
      blocks.add(
          new InternetHeaders(
              new ByteArrayInputStream((block + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
              true));
    }
    return blocks;
  }

  /** A field without its folding, or "". */
  static String field(InternetHeaders block, String name) {
    String[] all = block.getHeader(name);
    return all == null ? "" : MimeUtility.unfold(all[0]).replaceAll("\\s+", " ").strip();
  }

  /**
   * The beginning of what is written in a part; whatever is not of its character set is replaced.
   */
  static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(LONGEST), charset(part.getContentType()));
    }
  }

  private static Charset charset(String contentType) {
    try {
      String name =
          contentType == null ? null : new ContentType(contentType).getParameter("charset");
      return name == null
          ? StandardCharsets.UTF_8
          : Charset.forName(MimeUtility.javaCharset(name.strip()));
    } catch (ParseException | IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
