package org.triggerlinks.routes.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.capture.Appended;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureSettings;

/** What waits in the log of clicks and in that of webhooks, told apart. */
class CaptureMetersTest {

  @TempDir Path folder;

  private final ServiceClock clock =
      ServiceClock.following(Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void a_webhook_that_waits_for_the_database_is_in_the_numbers_of_its_log() {
    try (CaptureLog clicks = open("capture");
        CaptureLog webhooks = open("inbound")) {
      CaptureMeters.ofClicks(registry, clicks);
      CaptureMeters.ofWebhooks(registry, webhooks);
      store(webhooks, "told");
      clock.setAhead(Duration.ofSeconds(7));

      assertThat(gauge("triggerlinks.inbound.log.waiting.webhooks")).isEqualTo(1);
      assertThat(gauge("triggerlinks.inbound.log.waiting")).isGreaterThan(4);
      assertThat(gauge("triggerlinks.inbound.log.oldest")).isEqualTo(7);
      assertThat(registry.get("triggerlinks.inbound.log.damaged").functionCounter().count())
          .isZero();
      assertThat(gauge("triggerlinks.capture.waiting.clicks")).isZero();
      assertThat(registry.get("triggerlinks.capture.stored").functionCounter().count()).isZero();
    }
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private CaptureLog open(String name) {
    return CaptureLog.open(CaptureSettings.in(folder.resolve(name)), clock);
  }

  private static void store(CaptureLog log, String record) {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    log.append(
        record.getBytes(UTF_8),
        new Appended() {
          @Override
          public void stored() {
            stored.complete(null);
          }

          @Override
          public void lost(IOException why) {
            stored.completeExceptionally(why);
          }
        });
    stored.join();
  }
}
