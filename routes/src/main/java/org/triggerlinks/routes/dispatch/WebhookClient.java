package org.triggerlinks.routes.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts documents to URLs that others chose: to public addresses only, unless told otherwise,
 * without following redirects, and never longer than its patience, whatever the other side does.
 */
final class WebhookClient implements AutoCloseable {

  private static final Timeout CONNECTING = Timeout.ofSeconds(5);
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_BODY_BYTES = 16 * 1024;

  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "webhook-patience");
            thread.setDaemon(true);
            return thread;
          });
  private final CloseableHttpClient anywhere;
  private final CloseableHttpClient publicOnly;
  private final Duration patience;
  private final Clock realTime;

  WebhookClient(Clock realTime) {
    this(SystemDefaultDnsResolver.INSTANCE, Duration.ofSeconds(15), realTime);
  }

  /**
   * A client.
   *
   * @param names who resolves names
   * @param patience how long a call may take from its first to its last byte
   */
  WebhookClient(DnsResolver names, Duration patience, Clock realTime) {
    this.patience = patience;
    this.realTime = realTime;
    // Two pools: a connection to a private address is never taken for a call that may not make it.
    this.anywhere = client(names);
    this.publicOnly = client(new CheckedAddresses(names));
  }

  /**
   * An answer.
   *
   * @param retryAfter how long the other side asks to be left alone
   */
  record Answer(int status, Optional<Duration> retryAfter) {}

  private CloseableHttpClient client(DnsResolver names) {
    Timeout silence = Timeout.of(patience);
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECTING)
                        .setSocketTimeout(silence)
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(silence)
                .setResponseTimeout(silence)
                .build())
        .setUserAgent("Trigger-Links")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /**
   * Posts a JSON document.
   *
   * @throws CheckedAddresses.NotPublic if the URL leads to a private address and that is not
   *     allowed
   * @throws IOException if there was no answer in time
   */
  Answer post(URI url, Map<String, String> headers, String json, boolean allowPrivate)
      throws IOException {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(
        new ByteArrayEntity(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    // The timeouts of sockets begin anew with each byte; this one does not.
    Future<?> cut = alarm.schedule(request::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      CloseableHttpClient client = allowPrivate ? anywhere : publicOnly;
      ClassicHttpResponse response = client.executeOpen(null, request, null);
      Answer answer = new Answer(response.getCode(), retryAfter(response));
      leave(request, response);
      return answer;
    } finally {
      cut.cancel(false);
    }
  }

  /**
   * A small body is read, so that the connection can be used again; nobody waits for a long one.
   */
  private static void leave(HttpPost request, ClassicHttpResponse response) {
    try (response) {
      HttpEntity body = response.getEntity();
      boolean read =
          body == null || body.getContent().readNBytes(MOST_BODY_BYTES).length < MOST_BODY_BYTES;
      if (!read) {
        // Or closing would read the rest.
        request.cancel();
      }
    } catch (IOException e) {
      // The answer is known; only the connection is lost.
      request.cancel();
    }
  }

  private Optional<Duration> retryAfter(ClassicHttpResponse response) {
    Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    if (header == null || header.getValue() == null) {
      return Optional.empty();
    }
    String value = header.getValue().strip();
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    Instant date = DateUtils.parseStandardDate(value);
    return Optional.ofNullable(date).map(then -> Duration.between(realTime.instant(), then));
  }

  @Override
  public void close() {
    alarm.shutdownNow();
    try {
      anywhere.close();
      publicOnly.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
