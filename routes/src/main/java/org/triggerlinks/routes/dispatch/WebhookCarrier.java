package org.triggerlinks.routes.dispatch;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.destination.Destination;
import org.triggerlinks.model.destination.InvalidDestination;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.routes.compose.WebhookCall;

/**
 * Calls webhooks, signed by the Standard Webhooks scheme (https://www.standardwebhooks.com). Its
 * receivers know a repeated call by its {@code webhook-id}, so a call may be repeated.
 */
public final class WebhookCarrier implements Carrier, AutoCloseable {

  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final int GONE = 410;

  private final WebhookClient client;
  private final Clock realTime;

  /**
   * Calls webhooks.
   *
   * @param realTime time of the signatures: receivers refuse those that are not from now
   */
  public WebhookCarrier(Clock realTime) {
    this(new WebhookClient(realTime), realTime);
  }

  WebhookCarrier(WebhookClient client, Clock realTime) {
    this.client = client;
    this.realTime = realTime;
  }

  @Override
  public String name() {
    return WebhookCall.CHANNEL;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Prepared prepare(Session session, Intent intent, Instant now) {
    WebhookCall call = WebhookCall.read(intent.payload());
    Optional<Location> location = new Locations(session).byId(intent.locationId());
    Optional<String> secret = location.flatMap(found -> secret(session, found, call));
    if (secret.isEmpty()) {
      return new Withheld("The webhook is deleted.");
    }
    boolean allowPrivate = location.get().allowsPrivateDestinations();
    return calling(intent.id().toString(), call, secret.get(), allowPrivate);
  }

  private static Optional<String> secret(Session session, Location location, WebhookCall call) {
    return call.webhook() == null
        ? Optional.of(location.signingSecret())
        : Optional.ofNullable(
                session.find(org.triggerlinks.model.webhook.Webhook.class, call.webhook()))
            .map(org.triggerlinks.model.webhook.Webhook::secret);
  }

  private Load calling(String id, WebhookCall call, String secret, boolean allowPrivate) {
    return () -> post(id, call, secret, allowPrivate);
  }

  SendResult post(String id, WebhookCall call, String secret, boolean allowPrivate) {
    try {
      URI url = URI.create(Destination.parse(call.url(), allowPrivate).url());
      String body = call.bodyJson();
      return result(url, client.post(url, signed(id, body, secret), body, allowPrivate));
    } catch (InvalidDestination | IllegalArgumentException e) {
      return new SendResult.Refused(
          "%s cannot be called: %s".formatted(call.url(), e.getMessage()));
    } catch (CheckedAddresses.NotPublic e) {
      return new SendResult.Refused(e.getMessage());
    } catch (IOException e) {
      return new SendResult.TryLater(FIRST_RETRY, "%s did not answer: %s".formatted(call.url(), e));
    }
  }

  private Map<String, String> signed(String id, String body, String secret) {
    long timestamp = realTime.instant().getEpochSecond();
    try {
      return Map.of(
          "webhook-id", id,
          "webhook-timestamp", Long.toString(timestamp),
          "webhook-signature", new Webhook(secret).sign(id, timestamp, body));
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("The webhook's secret cannot sign.", e);
    }
  }

  private static SendResult result(URI url, WebhookClient.Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return new SendResult.Accepted("HTTP " + status, false);
    }
    String redirect = status >= 300 && status < 400 ? " A redirect is not followed." : "";
    String reason = "%s answered HTTP %d.%s".formatted(url, status, redirect);
    return status == GONE
        ? new SendResult.Refused(reason)
        : new SendResult.TryLater(
            answer
                .retryAfter()
                .filter(asked -> asked.compareTo(FIRST_RETRY) > 0)
                .orElse(FIRST_RETRY),
            reason);
  }

  @Override
  public void close() {
    client.close();
  }
}
