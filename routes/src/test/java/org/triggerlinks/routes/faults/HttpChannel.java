package org.triggerlinks.routes.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;

/** A channel as one to a real provider: over HTTP, and the provider knows no repeated message. */
final class HttpChannel implements Channel {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String name;
  private final URI provider;

  HttpChannel(String name, String provider) {
    this.name = name;
    this.provider = URI.create(provider);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean recognisesRepeats() {
    return false;
  }

  @Override
  public SendResult send(OutgoingMessage message) {
    HttpRequest request =
        HttpRequest.newBuilder(provider)
            .timeout(PATIENCE)
            .header("webhook-id", message.id().toString())
            .POST(HttpRequest.BodyPublishers.ofString(message.text()))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status < 300
          ? new SendResult.Accepted("at " + status, true)
          : status < 500
              ? new SendResult.Refused("It answered " + status)
              : new SendResult.TryLater(LATER, "It answered " + status);
    } catch (ConnectException e) {
      return new SendResult.TryLater(LATER, "It is not there: " + e);
    } catch (IOException e) {
      return new SendResult.Unknown("It did not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SendResult.Unknown("Interrupted.");
    }
  }
}
