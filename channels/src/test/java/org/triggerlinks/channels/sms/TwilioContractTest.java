package org.triggerlinks.channels.sms;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.CaughtWebhook;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.StandInBench;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.time.ServiceClock;

/** Twilio keeps what every channel keeps. */
class TwilioContractTest extends StandInBench<TwilioStandIn> implements ChannelContract {

  private static final String SID = TwilioStandInTest.SID;
  private static final String TOKEN = "token-that-nobody-may-see";
  private static final String OURS = "+15005550001";

  TwilioContractTest() {
    super(new TwilioStandIn(0, SID, TOKEN, ServiceClock.system()));
  }

  // Without its SID the API key is not used; nobody may see its secret all the same.
  @Override
  public Account account() {
    return new Account(
        new Twilio(),
        null,
        Map.of(
            Twilio.ACCOUNT_SID, SID,
            Twilio.AUTH_TOKEN, TOKEN,
            Twilio.API_KEY_SECRET, "key-that-nobody-may-see",
            Twilio.FROM, OURS,
            Twilio.API_URL, standIn.url().toString()));
  }

  @Override
  public String address() {
    return "+15005550006";
  }

  @Override
  public int taken() {
    return standIn.taken().size();
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(
        answered(401, 20003, "wrong_configuration"),
        answered(429, 20429, "throttled"),
        answered(400, 21211, "bad_address"),
        answered(400, 21408, "refused"),
        answered(400, 21610, "opted_out"),
        answered(400, 21617, "content_rejected"),
        answered(400, 63016, "window_closed"),
        answered(503, 20503, "try_later"),
        answered(500, 20500, "unknown"));
  }

  private Trouble answered(int status, int code, String kind) {
    return Trouble.answered(
        "error " + code,
        kind,
        () -> standIn.next(TwilioStandIn.failing(status, code, "as documented")));
  }

  @Override
  public Map<String, String> cannotHave() {
    return Map.of("template_rejected", "a text message has no templates");
  }

  @Override
  public Hearing hears() {
    return new Hearing.Called(TwilioSignature.HEADER, "&Body=");
  }

  @Override
  public WebhookRequest tells(int news) throws IOException {
    String sid = "SM%032d".formatted(news);
    return CaughtWebhook.of(account(), url -> standIn.hears(url, sid, address(), OURS, "Hello"));
  }
}
