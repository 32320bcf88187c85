package org.triggerlinks.channels.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Camel's HTTP component as calls to providers need it: each is made once, never longer than
 * patience lasts, and it keeps neither cookies nor what it found out about a login.
 */
public final class ProviderHttp implements AutoCloseable {

  /** Name under which Camel finds the component. */
  public static final String NAME = "http";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Timeout CONNECTING = Timeout.ofSeconds(5);
  private static final int MOST_CONNECTIONS = 64;
  // Providers close connections that rest for a minute or so; a request on one of those is lost and
  // nobody knows whether it arrived.
  private static final TimeValue LONGEST_LIFE = TimeValue.ofSeconds(30);

  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "provider-patience");
            thread.setDaemon(true);
            return thread;
          });
  private final Duration patience;

  public ProviderHttp() {
    this(PATIENCE);
  }

  /**
   * With another patience.
   *
   * @param patience how long a call may take from its first to its last byte
   */
  public ProviderHttp(Duration patience) {
    this.patience = patience;
  }

  /** The component. */
  public HttpComponent component() {
    HttpComponent component = new HttpComponent();
    component.setClientConnectionManager(
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECTING)
                    .setSocketTimeout(Timeout.of(patience))
                    .setTimeToLive(LONGEST_LIFE)
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .build())
            .build());
    component.setConnectionRequestTimeout(patience.toMillis());
    component.setResponseTimeout(patience.toMillis());
    component.setUserAgent("Trigger-Links");
    // By itself it would post again after 429 and 503.
    component.setAutomaticRetriesDisabled(true);
    component.setRedirectHandlingDisabled(true);
    component.setCookieManagementDisabled(true);
    component.setAuthCachingDisabled(true);
    component.setContentCompressionDisabled(true);
    component.setHttpClientConfigurer(
        client ->
            client
                .addExecInterceptorFirst("patience", new Patience(alarm, patience))
                .addExecInterceptorBefore(
                    ChainElement.MAIN_TRANSPORT.name(), "leaving", new Leaving()));
    return component;
  }

  @Override
  public void close() {
    alarm.shutdownNow();
  }
}
