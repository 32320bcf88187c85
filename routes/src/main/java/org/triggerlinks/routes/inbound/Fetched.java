package org.triggerlinks.routes.inbound;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Keeper;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.routes.capture.Appended;
import org.triggerlinks.routes.capture.CaptureLog;

/** Keeps what was fetched from a provider in the same log as what it tells by calling us. */
record Fetched(Account account, CaptureLog log, Clock clock) implements Keeper {

  private static final Logger LOG = LoggerFactory.getLogger(Fetched.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public boolean keep(WebhookRequest fetched) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    log.append(
        () -> CapturedWebhook.of(fetched, account, clock.instant()).bytes(),
        new Appended() {
          @Override
          public void stored() {
            kept.complete(null);
          }

          @Override
          public void lost(IOException why) {
            kept.completeExceptionally(why);
          }
        });
    try {
      kept.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      return true;
    } catch (CompletionException e) {
      LOG.error("What was fetched for {} cannot be kept now.", account.place(), e);
      return false;
    }
  }
}
