package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a gateway fetches while this is open. */
public final class FetchedNews implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<WebhookRequest> kept = new LinkedBlockingQueue<>();
  private final Wire wire;

  private FetchedNews(Account account) {
    this.wire = Wire.fetching(account, kept::add);
  }

  public static FetchedNews by(Account account) {
    return new FetchedNews(account);
  }

  /** The next that is kept. */
  public WebhookRequest next() throws InterruptedException {
    WebhookRequest next = kept.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("what is fetched").isNotNull();
    return next;
  }

  @Override
  public void close() {
    wire.close();
  }
}
