package org.triggerlinks.channels.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.FetchedNews;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.time.ServiceClock;

/** A carrier's SMPP keeps what every channel keeps. */
class SmppContractTest implements ChannelContract {

  // A carrier that is gone is waited for so long.
  private static final SmppTimes TIMES = SmppWire.patience(Duration.ofSeconds(3));

  private final SmppStandIn standIn = new SmppStandIn(0, SmppWire.SYSTEM_ID, SmppWire.PASSWORD);

  @Override
  public Account account() {
    SSLSocketFactory certificates = (SSLSocketFactory) SSLSocketFactory.getDefault();
    Smpp gateway = new Smpp(TIMES, ServiceClock.system(), certificates, null);
    return SmppWire.account(gateway, standIn.port(), Map.of());
  }

  @Override
  public String address() {
    return SmppWire.TO;
  }

  @Override
  public int asked() {
    return standIn.submits();
  }

  @Override
  public int taken() {
    return standIn.taken().size();
  }

  @Override
  public void takesAndDies() {
    standIn.next(new SmppMood.DroppingAfterTaking());
  }

  @Override
  public void leaves() {
    standIn.close();
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(
        answered(0x58, "throttled"),
        answered(0x0B, "bad_address"),
        answered(0x0A, "wrong_configuration"),
        answered(0x04, "try_later"),
        answered(0x08, "unknown"),
        answered(0x45, "refused"));
  }

  private Trouble answered(int status, String kind) {
    return Trouble.answered(
        "status 0x%02X".formatted(status), kind, () -> standIn.next(new SmppMood.Refusing(status)));
  }

  @Override
  public Map<String, String> cannotHave() {
    return Map.of(
        "opted_out", "no status says that somebody wants no more",
        "content_rejected", "no status says that it was the text",
        "window_closed", "a text message may be sent at any time",
        "template_rejected", "a text message has no templates");
  }

  @Override
  public Hearing hears() {
    return new Hearing.Fetched("by the session, which is open as long as the service runs");
  }

  // What a contact writes has no id, so only a receipt can be told twice.
  @Override
  public WebhookRequest tells(int news) throws InterruptedException {
    try (FetchedNews fetched = FetchedNews.by(account())) {
      SmppDeliveries session = standIn.session(SmppWire.LONG);
      String id = Integer.toString(news);
      assertThat(session.receipt("15005550006", "15005550001", id, "DELIVRD", "000")).isZero();
      return fetched.next();
    }
  }
}
