package org.triggerlinks.channels.gbp;

import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;

import java.util.HashMap;
import java.util.Map;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.Wire;

/** Business Messages keeps what every channel keeps. */
class BusinessMessagesContractTest extends GoogleBench<BusinessMessagesStandIn>
    implements ChannelContract {

  private final BusinessMessagesWebhooks google =
      new BusinessMessagesWebhooks(Wire.OURS.resolve("/in/gbp"), TOKEN, CLOCK);
  private final Map<Integer, WebhookRequest> told = new HashMap<>();

  BusinessMessagesContractTest() {
    super(new BusinessMessagesStandIn(0, CLOCK));
    standIn.begin(address());
  }

  @Override
  public Account account() {
    return new Account(
        new BusinessMessages(CLOCK),
        null,
        Map.of(
            BusinessMessages.ENABLED,
            "true",
            GoogleKeys.SERVICE_ACCOUNT,
            standIn.keyFile(),
            GoogleKeys.CLIENT_TOKEN,
            TOKEN,
            GoogleKeys.API_URL,
            standIn.url().toString()));
  }

  @Override
  public String address() {
    return "c3bcae8d-2bcf-4a3f-a24e-5d1a4ae8e2f1";
  }

  @Override
  public int taken() {
    return standIn.taken().size();
  }

  @Override
  public Map<String, String> cannotHave() {
    return Map.of(
        "opted_out", "no answer says that somebody wants no more",
        "window_closed", "its window is looked at before, and no answer says that it is over",
        "template_rejected", "there are no templates");
  }

  @Override
  public Hearing hears() {
    return new Hearing.Called(GoogleWebhook.SIGNATURE, "\"text\":\"");
  }

  // All of it is signed, so it comes again as it was.
  @Override
  public WebhookRequest tells(int news) {
    WebhookRequest first =
        told.computeIfAbsent(news, any -> google.message(address(), "Ada", "Hello"));
    return new WebhookRequest(first.method(), first.url(), first.headers(), first.body());
  }
}
