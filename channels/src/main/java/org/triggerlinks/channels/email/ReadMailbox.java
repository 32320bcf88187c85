package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailMessage;
import org.triggerlinks.channels.Account;

/**
 * Hands on each mail that comes into an account's mailbox (IMAP, RFC 9051), as it was received. It
 * is marked as read only after it was taken; until then it is handed on again at each look.
 */
public final class ReadMailbox extends RouteBuilder {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_AT_ONCE = 100;

  private final Account account;
  private final Duration pause;
  private final Predicate<byte[]> taker;

  /**
   * A route for the mailbox of one account.
   *
   * @param account one with imap-host
   * @param pause how long to wait between two looks
   * @param taker takes a mail, and says whether it is kept now
   */
  public ReadMailbox(Account account, Duration pause, Predicate<byte[]> taker) {
    this.account = account;
    this.pause = pause;
    this.taker = taker;
  }

  /** True if there is a mailbox to read. */
  public static boolean has(Account account) {
    return account.has(EmailKeys.IMAP_HOST);
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from(mailbox())
        .routeId("read-mailbox" + (account.location() == null ? "" : "-of-" + account.location()))
        .process(this::handOn);
  }

  // What is secret is not part of the URI, which is shown in logs.
  private MailEndpoint mailbox() {
    String security = account.get(EmailKeys.IMAP_SECURITY);
    String protocol = security.equals(EmailKeys.TLS) ? "imaps" : "imap";
    MailEndpoint mailbox =
        getContext()
            .getEndpoint(
                "%s://%s:%s?unseen=true&peek=true&delete=false&mapMailMessage=false&fetchSize=%d&delay=%d"
                    .formatted(
                        protocol,
                        account.get(EmailKeys.IMAP_HOST),
                        account.get(EmailKeys.IMAP_PORT),
                        MOST_AT_ONCE,
                        pause.toMillis()),
                MailEndpoint.class);
    MailConfiguration configuration = mailbox.getConfiguration();
    configuration.setUsername(account.get(EmailKeys.IMAP_USER));
    configuration.setPassword(account.get(EmailKeys.IMAP_PASSWORD));
    configuration.setFolderName(account.get(EmailKeys.IMAP_FOLDER));
    configuration.setConnectionTimeout(Math.toIntExact(PATIENCE.toMillis()));
    configuration.setAdditionalJavaMailProperties(
        properties("mail." + protocol, security.equals(EmailKeys.STARTTLS)));
    return mailbox;
  }

  private static Properties properties(String prefix, boolean starttls) {
    Properties more = new Properties();
    more.setProperty(prefix + ".timeout", Long.toString(PATIENCE.toMillis()));
    more.setProperty(prefix + ".ssl.checkserveridentity", "true");
    more.setProperty(prefix + ".starttls.enable", Boolean.toString(starttls));
    more.setProperty(prefix + ".starttls.required", Boolean.toString(starttls));
    return more;
  }

  private void handOn(Exchange exchange) throws MessagingException, IOException {
    MailMessage message = exchange.getIn(MailMessage.class);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    message.getMessage().writeTo(raw);
    // Some headers of a mail, such as "delete", would tell the component what to do with it.
    message.removeHeaders("*");
    if (!taker.test(raw.toByteArray())) {
      throw new IllegalStateException("A mail was not taken; it is handed on again later.");
    }
  }
}
