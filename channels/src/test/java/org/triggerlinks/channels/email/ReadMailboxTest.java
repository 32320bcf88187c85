package org.triggerlinks.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;

/** Mail that lies in a mailbox of somebody else's server is handed on. */
class ReadMailboxTest {

  private static final String LOOPBACK = "127.0.0.1";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP));
  private final BlockingQueue<String> handedOn = new LinkedBlockingQueue<>();
  private GreenMailUser user;

  @BeforeEach
  void open() {
    server.start();
    user = server.setUser("hello@shop.example", "me", "very-secret");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private Account account() {
    return Mails.account(
        Map.of(
            EmailKeys.IMAP_HOST,
            LOOPBACK,
            EmailKeys.IMAP_PORT,
            Integer.toString(server.getImap().getPort()),
            EmailKeys.IMAP_SECURITY,
            EmailKeys.NONE,
            EmailKeys.IMAP_USER,
            "me",
            EmailKeys.IMAP_PASSWORD,
            "very-secret"));
  }

  private Main reading(Predicate<byte[]> taker) {
    Main camel = new Main();
    camel.configure().withAutoConfigurationEnabled(false);
    camel.configure().addRoutesBuilder(new ReadMailbox(account(), Duration.ofMillis(50), taker));
    camel.start();
    return camel;
  }

  private void arrives(String subject) throws Exception {
    String raw =
        "From: Ada <ada@example.net>\r\nTo: hello@shop.example\r\nSubject: %s\r\nMessage-ID: <m@x>\r\n\r\nHi\r\n"
            .formatted(subject);
    user.deliver(
        new MimeMessage(
            Session.getInstance(new java.util.Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII))));
  }

  private boolean take(byte[] raw) {
    return handedOn.add(subject(raw));
  }

  private static String subject(byte[] raw) {
    return new String(raw, StandardCharsets.US_ASCII)
        .replaceAll("(?s).*\r\nSubject: ([^\r]*)\r\n.*", "$1");
  }

  private long unread() {
    try {
      return server.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
          .filter(message -> !message.isSet(Flags.Flag.SEEN))
          .count();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void each_mail_is_handed_on_once_and_is_read_by_then() throws Exception {
    arrives("one");
    arrives("two");
    Main camel = reading(this::take);
    try {
      assertThat(handedOn.poll(20, TimeUnit.SECONDS)).isEqualTo("one");
      assertThat(handedOn.poll(20, TimeUnit.SECONDS)).isEqualTo("two");
      arrives("three");
      assertThat(handedOn.poll(20, TimeUnit.SECONDS)).isEqualTo("three");
    } finally {
      camel.stop();
    }
    assertThat(handedOn).isEmpty();
    assertThat(unread()).isZero();
  }

  @Test
  void what_is_not_taken_stays_unread_and_is_handed_on_again() throws Exception {
    arrives("one");
    BlockingQueue<Long> unread = new LinkedBlockingQueue<>();
    Main camel = reading(raw -> take(raw) && unread.add(unread()) && unread.size() > 2);
    try {
      for (int i = 0; i < 3; i++) {
        assertThat(handedOn.poll(20, TimeUnit.SECONDS)).isEqualTo("one");
      }
    } finally {
      camel.stop();
    }
    assertThat(unread).containsExactly(1L, 1L, 1L);
    assertThat(handedOn).isEmpty();
    assertThat(unread()).isZero();
  }

  @Test
  void a_mail_does_not_say_what_becomes_of_it() throws Exception {
    arrives("one\r\ndelete: true\r\nmoveTo: Elsewhere\r\ncopyTo: Elsewhere");
    Main camel = reading(this::take);
    try {
      assertThat(handedOn.poll(20, TimeUnit.SECONDS)).isEqualTo("one");
    } finally {
      camel.stop();
    }
    assertThat(server.getManagers().getImapHostManager().getInbox(user).getMessages())
        .singleElement()
        .satisfies(message -> assertThat(message.isSet(Flags.Flag.DELETED)).isFalse());
    assertThat(server.getManagers().getImapHostManager().listMailboxes(user, "*")).hasSize(1);
    assertThat(unread()).isZero();
  }

  @Test
  void what_is_handed_on_is_the_mail_byte_for_byte() throws Exception {
    arrives("one");
    BlockingQueue<byte[]> all = new LinkedBlockingQueue<>();
    Main camel = reading(all::add);
    try {
      byte[] raw = all.poll(20, TimeUnit.SECONDS);
      List<Happened> happened = InboundMail.read(raw, account());

      assertThat(happened)
          .singleElement()
          .isInstanceOfSatisfying(
              Happened.Received.class, received -> assertThat(received.text()).isEqualTo("Hi"));
    } finally {
      camel.stop();
    }
  }
}
