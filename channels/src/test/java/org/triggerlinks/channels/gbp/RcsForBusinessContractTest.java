package org.triggerlinks.channels.gbp;

import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;
import static org.triggerlinks.channels.gbp.GoogleFixture.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.Wire;

/** RCS for Business keeps what every channel keeps. */
class RcsForBusinessContractTest extends GoogleBench<RcsStandIn> implements ChannelContract {

  private static final String AGENT = "growing-tree@rbm.goog";

  private final RcsWebhooks google =
      new RcsWebhooks(Wire.OURS.resolve("/in/gbp"), TOKEN, AGENT, CLOCK);
  private final Map<Integer, WebhookRequest> told = new HashMap<>();
  private Instant published = NOW;

  RcsForBusinessContractTest() {
    super(new RcsStandIn(0, AGENT, CLOCK));
  }

  @Override
  public Account account() {
    return new Account(
        new RcsForBusiness(CLOCK),
        null,
        Map.of(
            RcsForBusiness.AGENT_ID,
            AGENT,
            GoogleKeys.SERVICE_ACCOUNT,
            standIn.keyFile(),
            GoogleKeys.CLIENT_TOKEN,
            TOKEN,
            GoogleKeys.API_URL,
            standIn.url().toString()));
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
  public Map<String, String> cannotHave() {
    return Map.of(
        "opted_out", "who wants no more tells it by an event, and no answer says so",
        "window_closed", "an agent may write at any time",
        "template_rejected", "there are no templates");
  }

  @Override
  public Hearing hears() {
    return new Hearing.Called(GoogleWebhook.SIGNATURE, "\"data\":\"");
  }

  // The same comes again in an envelope of another time, for which nobody vouches.
  @Override
  public WebhookRequest tells(int news) {
    published = published.plusSeconds(1);
    WebhookRequest first = told.computeIfAbsent(news, any -> google.message(address(), "Hello"));
    String body =
        first.text().replaceFirst("(\"publishTime\":)\"[^\"]*\"", "$1\"%s\"".formatted(published));
    return new WebhookRequest(
        first.method(), first.url(), first.headers(), body.getBytes(StandardCharsets.UTF_8));
  }
}
