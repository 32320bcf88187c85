package org.triggerlinks.channels.gbp;

import java.time.Clock;
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
 * Messages from an agent of RCS for Business, which Google also calls RBM
 * (https://developers.google.com/business-communications/rcs-business-messaging).
 */
public final class RcsForBusiness implements Gateway, Inbound {

  static final String AGENT_ID = "agent-id";
  static final String HANDSHAKE = "handshake";

  private final Clock clock;

  /**
   * The gateway.
   *
   * @param clock the computer's own, never ahead: Google compares it with its own
   */
  public RcsForBusiness(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String channel() {
    return "gbp";
  }

  @Override
  public String name() {
    return "rcs";
  }

  @Override
  public List<AccountKey> keys() {
    return List.of(
        AccountKey.required(
            AGENT_ID, "Id of the agent that messages come from, on its page of the console."),
        GoogleKeys.serviceAccount(),
        GoogleKeys.clientToken(),
        AccountKey.optional(
                HANDSHAKE,
                "How the secret is given back when the webhook is set up: text, as Google's guide"
                    + " says, or json, as one of its examples does.")
            .or("text")
            .matching("text|json", "must be text or json"),
        GoogleKeys.apiUrl("https://rcsbusinessmessaging.googleapis.com"));
  }

  @Override
  public Optional<String> problem(Map<String, String> values) {
    return Optional.ofNullable(values.get(GoogleKeys.SERVICE_ACCOUNT))
        .flatMap(ServiceAccount::problem);
  }

  @Override
  public boolean sendsToPeople(Account account) {
    return account.get(GoogleKeys.API_URL).startsWith("https://");
  }

  /** Google ignores a message whose id it had from the same agent before. */
  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public RouteBuilder sending() {
    return new GoogleSending(this, new RcsApi(), clock);
  }

  @Override
  public WebhookReply receive(WebhookRequest request, Account account) {
    return RcsWebhook.receive(request, account);
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return RcsWebhook.read(request, account);
  }
}
