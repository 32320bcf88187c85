package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.triggerlinks.channels.Account;

/** A mail that was received, with what its header says. */
final class ReceivedMail {

  private final MimeMessage message;
  private final OwnId own;
  private final String digest;

  private ReceivedMail(MimeMessage message, OwnId own, String digest) {
    this.message = message;
    this.own = own;
    this.digest = digest;
  }

  static ReceivedMail of(byte[] raw, Account account) throws MessagingException {
    MimeMessage message = new MimeMessage((Session) null, new ByteArrayInputStream(raw));
    String id = header(message, "Message-ID");
    // The same mail by two ways has two headers of its ways, but one id.
    byte[] what =
        id.isEmpty() ? raw : (id + "\n" + header(message, "From")).getBytes(StandardCharsets.UTF_8);
    return new ReceivedMail(message, OwnId.of(account), digest(what));
  }

  private static String digest(byte[] what) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(what));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("There is no SHA-256.", e);
    }
  }

  MimeMessage message() {
    return message;
  }

  OwnId own() {
    return own;
  }

  /** The key of something that it tells. */
  String key(String what, String which) {
    return "%s:%s%s".formatted(what, digest, which.isEmpty() ? "" : ":" + which);
  }

  /** A header without its folding, the first if there are several, or "". */
  String header(String name) throws MessagingException {
    return header(message, name);
  }

  private static String header(MimeMessage message, String name) throws MessagingException {
    String[] all = message.getHeader(name);
    return all == null ? "" : MimeUtility.unfold(all[0]).strip();
  }

  /** True if it is a report (RFC 6522) of this type. */
  boolean isReport(String type) throws MessagingException {
    try {
      ContentType content = new ContentType(header("Content-Type"));
      return content.match("multipart/report")
          && type.equalsIgnoreCase(content.getParameter("report-type"));
    } catch (ParseException e) {
      return false;
    }
  }

  /** The address of who wrote it. */
  Optional<String> from() throws MessagingException {
    return first(header("From")).map(InternetAddress::getAddress).filter(text -> !text.isEmpty());
  }

  /** What who wrote it is called. */
  Optional<String> name() throws MessagingException {
    return first(header("From")).map(InternetAddress::getPersonal).filter(text -> !text.isBlank());
  }

  private static Optional<InternetAddress> first(String header) {
    return addresses(header).findFirst();
  }

  private static Stream<InternetAddress> addresses(String header) {
    try {
      return Stream.of(InternetAddress.parseHeader(header, false))
          .filter(address -> address.getAddress() != null);
    } catch (MessagingException e) {
      return Stream.empty();
    }
  }

  /** Every address that it went to, as the servers on the way and its writer say. */
  Stream<String> recipients() throws MessagingException {
    Stream.Builder<String> all = Stream.builder();
    for (String name : new String[] {"Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"}) {
      String[] values = message.getHeader(name);
      for (String value : values == null ? new String[0] : values) {
        addresses(MimeUtility.unfold(value)).forEach(each -> all.add(each.getAddress()));
      }
    }
    return all.build();
  }

  /** The address of ours that it was written to. */
  Optional<String> ours() throws MessagingException {
    return first(header("To")).map(InternetAddress::getAddress);
  }

  /** Our id of the message that it came back for, by the address that it came to. */
  Optional<UUID> byAddress() throws MessagingException {
    return recipients().flatMap(address -> own.inAddress(address).stream()).findFirst();
  }

  /** Our id of the message that it answers to. */
  Optional<UUID> answersTo() throws MessagingException {
    Optional<UUID> byAddress = byAddress();
    if (byAddress.isPresent()) {
      return byAddress;
    }
    Optional<UUID> direct = own.inMessageIds(header("In-Reply-To"));
    return direct.isPresent() ? direct : own.inMessageIds(header("References"));
  }

  /** Its subject in Unicode, or "". */
  String subject() throws MessagingException {
    String raw = header("Subject");
    try {
      return MimeUtility.decodeText(raw);
    } catch (UnsupportedEncodingException e) {
      return raw;
    }
  }

  /** When our own server took it; when it was written, if that does not say. */
  Optional<Instant> at() throws MessagingException {
    String received = header("Received");
    Optional<Instant> taken = moment(received.substring(received.lastIndexOf(';') + 1));
    return taken.isPresent() ? taken : moment(header("Date"));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(new MailDateFormat().parse(text.strip()).toInstant());
    } catch (java.text.ParseException e) {
      return Optional.empty();
    }
  }
}
