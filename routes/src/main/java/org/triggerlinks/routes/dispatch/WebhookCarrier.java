package org.triggerlinks.routes.dispatch;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.destination.Destination;
import org.triggerlinks.model.destination.InvalidDestination;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;

/**
 * Calls webhooks, signed by the Standard Webhooks scheme (https://www.standardwebhooks.com). Its
 * receivers know a repeated call by its {@code webhook-id}, so a call may be repeated.
 */
public final class WebhookCarrier implements Carrier {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final int GONE = 410;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Clock realTime;

  /**
   * Calls webhooks.
   *
   * @param realTime time of the signatures: receivers refuse those that are not from now
   */
  public WebhookCarrier(Clock realTime) {
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
  public Prepared prepare(Session session, Intent intent) {
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

  private SendResult post(String id, WebhookCall call, String secret, boolean allowPrivate) {
    try {
      String url = Destination.parse(call.url(), allowPrivate).url();
      HttpResponse<InputStream> response =
          http.send(
              request(id, url, call.bodyJson(), secret), HttpResponse.BodyHandlers.ofInputStream());
      // Nobody reads the body: a receiver that never ends it would hold this thread.
      response.body().close();
      return result(response.statusCode(), url);
    } catch (InvalidDestination e) {
      return new SendResult.Refused(e.getMessage());
    } catch (IOException e) {
      return new SendResult.TryLater(FIRST_RETRY, "%s did not answer: %s".formatted(call.url(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendResult.TryLater(FIRST_RETRY, "The service stopped during the call.");
    }
  }

  private HttpRequest request(String id, String url, String body, String secret) {
    long timestamp = realTime.instant().getEpochSecond();
    try {
      return HttpRequest.newBuilder(URI.create(url))
          .timeout(PATIENCE)
          .header("Content-Type", "application/json")
          .header("webhook-id", id)
          .header("webhook-timestamp", Long.toString(timestamp))
          .header("webhook-signature", new Webhook(secret).sign(id, timestamp, body))
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("The webhook's secret cannot sign.", e);
    }
  }

  private static SendResult result(int status, String url) {
    if (status >= 200 && status < 300) {
      return new SendResult.Accepted("HTTP " + status, false);
    }
    String reason = "%s answered HTTP %d.".formatted(url, status);
    return status == GONE
        ? new SendResult.Refused(reason)
        : new SendResult.TryLater(FIRST_RETRY, reason);
  }
}
