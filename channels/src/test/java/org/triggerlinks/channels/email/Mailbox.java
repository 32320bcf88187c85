package org.triggerlinks.channels.email;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mailbox at a server of somebody else. */
final class Mailbox implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String USER = "me";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP));
  private final String password;
  private final GreenMailUser user;
  private int mails;

  Mailbox(String password) {
    this.password = password;
    server.start();
    user = server.setUser("hello@shop.example", USER, password);
  }

  /** What an account that reads it has to be told. */
  Map<String, String> keys() {
    return Map.of(
        EmailKeys.IMAP_HOST, LOOPBACK,
        EmailKeys.IMAP_PORT, Integer.toString(server.getImap().getPort()),
        EmailKeys.IMAP_SECURITY, EmailKeys.NONE,
        EmailKeys.IMAP_USER, USER,
        EmailKeys.IMAP_PASSWORD, password);
  }

  /** Mail arrives, each by a way of its own. */
  void receives(String messageId, String text) throws MessagingException {
    mails++;
    String raw =
        """
        Received: by mx%d.shop.example
        From: Ada <ada@example.net>
        To: hello@shop.example
        Message-ID: %s

        %s
        """
            .formatted(mails, messageId, text)
            .replace("\n", "\r\n");
    user.deliver(
        new MimeMessage(
            (Session) null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII))));
  }

  @Override
  public void close() {
    server.stop();
  }
}
