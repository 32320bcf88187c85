package org.triggerlinks.routes.gateways;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.triggerlinks.channels.WebhookRequest;

/** Makes a provider's request to the service. */
final class Post {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Post() {}

  static HttpResponse<String> of(WebhookRequest request) throws IOException {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(request.url())
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(call::header);
    try {
      return HTTP.send(call.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
