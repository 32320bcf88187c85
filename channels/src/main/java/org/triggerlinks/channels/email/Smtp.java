package org.triggerlinks.channels.email;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.Keeper;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;

/**
 * E-mail by any server that takes it by SMTP (RFC 5321, RFC 6409).
 *
 * <p>It leaves by Camel's mail component. What is sent is finished before it gets there, byte for
 * byte, as its signature is over the bytes; {@link SmtpSender} stands in the place of the
 * component's own sender, which tells nobody what the server answered.
 */
public final class Smtp implements Gateway, Inbound {

  private static final String SENDER = "smtp-sender";
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final URI FROM_A_MAILBOX = URI.create("imap:inbox");

  // What somebody wrote is at the beginning; what hangs at the end of it is not read.
  private static final int LONGEST_MAIL = 512 * 1024;

  private final Clock clock;
  private final SmtpPatience patience;

  /**
   * The gateway.
   *
   * @param clock for the date of mail; others compare it with their own, so it must not be ahead
   */
  public Smtp(Clock clock) {
    this(clock, SmtpPatience.STANDARD);
  }

  Smtp(Clock clock, SmtpPatience patience) {
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public String channel() {
    return "email";
  }

  @Override
  public String name() {
    return "smtp";
  }

  @Override
  public List<AccountKey> keys() {
    return EmailKeys.ALL;
  }

  @Override
  public Optional<String> problem(Map<String, String> values) {
    return EmailSetup.problem(values);
  }

  @Override
  public boolean sendsToPeople(Account account) {
    return !EmailSetup.isThisComputer(account.get(EmailKeys.HOST));
  }

  /** Servers do not look whether they had a Message-ID before. */
  @Override
  public boolean recognisesRepeats() {
    return false;
  }

  @Override
  public boolean callsUs() {
    return false;
  }

  /** Nobody calls us about mail. */
  @Override
  public WebhookReply receive(WebhookRequest request, Account account) {
    return WebhookReply.refused(405, "Mail comes into a mailbox.");
  }

  @Override
  public List<RouteBuilder> fetching(Account account, Keeper keeper) {
    return ReadMailbox.has(account)
        ? List.of(new ReadMailbox(account, BETWEEN_LOOKS, mail -> keeper.keep(request(mail))))
        : List.of();
  }

  private static WebhookRequest request(byte[] mail) {
    return new WebhookRequest(
        "MAIL",
        FROM_A_MAILBOX,
        Map.of("content-type", "message/rfc822"),
        Arrays.copyOf(mail, Math.min(mail.length, LONGEST_MAIL)));
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return InboundMail.read(request.body(), account);
  }

  @Override
  public RouteBuilder sending() {
    EmailWriter writer = new EmailWriter(clock);
    return new RouteBuilder() {
      @Override
      public void configure() throws Exception {
        SmtpSender sender = new SmtpSender(patience);
        getContext().addService(sender);
        bindToRegistry(SENDER, sender);
        from(entrance())
            .routeId("send-by-smtp")
            // Of these the component would make properties of a connection of its own.
            .removeHeaders("*")
            .transform()
            .body(Sending.class, writer::write)
            .to("smtp:provider.invalid?javaMailSender=#" + SENDER)
            .removeHeaders("*")
            .transform()
            .body(SmtpMail.class, SmtpMail::result);
      }
    };
  }
}
