package org.triggerlinks.channels.gbp;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;

/**
 * Answers to who wrote from a Google Business Profile, by Google's Business Messages
 * (https://developers.google.com/business-communications/business-messages). Google ended it on 31
 * July 2024: this is its published contract, for a stand-in, and is off unless somebody turns it
 * on.
 */
public final class BusinessMessages implements Gateway, Inbound {

  static final String ENABLED = "enabled";
  static final String DISPLAY_NAME = "display-name";
  static final String AVATAR_IMAGE = "avatar-image";

  static final String ENDED =
      "Google ended Business Messages on 31 July 2024, so nothing sent by it reaches anybody";

  private static final Duration WINDOW = Duration.ofDays(30);

  private final Clock clock;

  /**
   * The gateway.
   *
   * @param clock the computer's own, never ahead: Google compares it with its own
   */
  public BusinessMessages(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String channel() {
    return "gbp";
  }

  @Override
  public String name() {
    return "business-messages";
  }

  @Override
  public List<AccountKey> keys() {
    return List.of(
        AccountKey.optional(
                ENABLED, "true to send by it all the same, to a stand-in. " + ENDED + ".")
            .or("false")
            .matching("true|false", "must be true or false"),
        GoogleKeys.serviceAccount(),
        GoogleKeys.clientToken(),
        AccountKey.optional(DISPLAY_NAME, "Name that the contact sees beside a message."),
        AccountKey.optional(AVATAR_IMAGE, "Public URL of the picture beside that name.")
            .matching("https://\\S+", "must begin with https://"),
        GoogleKeys.apiUrl("https://businessmessages.googleapis.com"));
  }

  @Override
  public Optional<String> problem(Map<String, String> values) {
    if (!"true".equals(values.get(ENABLED))) {
      return Optional.of(
          "is off: %s; set %s to true to use it with a stand-in, or choose the provider rcs"
              .formatted(ENDED, ENABLED));
    }
    return Optional.ofNullable(values.get(GoogleKeys.SERVICE_ACCOUNT))
        .flatMap(ServiceAccount::problem);
  }

  @Override
  public boolean sendsToPeople(Account account) {
    return account.get(GoogleKeys.API_URL).startsWith("https://");
  }

  /** A message's id is ours, and Google takes no second message with it. */
  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public Optional<Duration> window() {
    return Optional.of(WINDOW);
  }

  @Override
  public RouteBuilder sending() {
    return new GoogleSending(this, new BusinessMessagesApi(), clock);
  }

  @Override
  public WebhookReply receive(WebhookRequest request, Account account) {
    return BusinessMessagesWebhook.receive(request, account);
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return BusinessMessagesWebhook.read(request);
  }
}
