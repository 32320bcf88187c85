package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.FetchedNews;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.WebhookRequest;

/** E-mail keeps what every channel keeps. */
class SmtpContractTest implements ChannelContract {

  private static final String PASSWORD = "password-that-nobody-may-see";
  private static String dkimKey;

  private final SmtpStandIn standIn = new SmtpStandIn(0, "me", PASSWORD);
  private final Mailbox mailbox = new Mailbox("other-password-that-nobody-may-see");

  @BeforeAll
  static void makeKey() throws NoSuchAlgorithmException {
    dkimKey = Mails.pem(Mails.keys());
  }

  @AfterEach
  void close() {
    mailbox.close();
  }

  @Override
  public Account account() {
    Map<String, String> values = new TreeMap<>(mailbox.keys());
    values.put(EmailKeys.PORT, Integer.toString(standIn.port()));
    values.put(EmailKeys.USER, "me");
    values.put(EmailKeys.PASSWORD, PASSWORD);
    values.put(EmailKeys.DKIM_DOMAIN, "shop.example");
    values.put(EmailKeys.DKIM_SELECTOR, "tl1");
    values.put(EmailKeys.DKIM_KEY, dkimKey);
    return Mails.account(values);
  }

  @Override
  public String address() {
    return "ada@example.net";
  }

  @Override
  public int asked() {
    return (int) standIn.commands().stream().filter("MAIL"::equals).count();
  }

  @Override
  public int taken() {
    return standIn.taken().size();
  }

  @Override
  public void takesAndDies() {
    next(new SmtpMood.Gone(SmtpMoment.END));
  }

  // A mood is that of a connection, and the last one may still be open.
  private void next(SmtpMood mood) {
    standIn.breakOff();
    standIn.next(mood);
  }

  @Override
  public void leaves() {
    standIn.close();
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(
        answered(SmtpMoment.SENDER, "553 5.7.1 not owned by user", "wrong_configuration"),
        answered(SmtpMoment.RECIPIENT, "550 5.1.1 User unknown", "bad_address"),
        answered(SmtpMoment.RECIPIENT, "421 4.7.0 Too many connections", "throttled"),
        answered(SmtpMoment.RECIPIENT, "450 4.2.0 Greylisted", "try_later"),
        answered(SmtpMoment.END, "550 5.7.1 Rejected by policy", "refused"),
        answered(SmtpMoment.END, "554 5.7.1 Spam message rejected", "content_rejected"),
        Trouble.answered("nothing after the content", "unknown", this::takesAndDies));
  }

  private Trouble answered(SmtpMoment at, String reply, String kind) {
    return Trouble.answered(reply, kind, () -> next(new SmtpMood.Saying(at, reply)));
  }

  @Override
  public Map<String, String> cannotHave() {
    return Map.of(
        "opted_out", "no server knows it: who wants no more says so by a link or by mail",
        "window_closed", "mail may be sent at any time",
        "template_rejected", "mail has no templates");
  }

  @Override
  public Hearing hears() {
    return new Hearing.Fetched("by IMAP, from a mailbox that is looked at from time to time");
  }

  /** What logs us in (RFC 4616). */
  @Override
  public List<String> derived() {
    byte[] login = "\0me\0%s".formatted(PASSWORD).getBytes(StandardCharsets.UTF_8);
    return List.of(Base64.getEncoder().encodeToString(login));
  }

  @Override
  public WebhookRequest tells(int news) throws MessagingException, InterruptedException {
    mailbox.receives("<%d@example.net>".formatted(news), "Hello");
    try (FetchedNews fetched = FetchedNews.by(account())) {
      return fetched.next();
    }
  }
}
