package org.triggerlinks.routes.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureSettings;

/** A provider is answered when what it tells is on the disk, and not before. */
class ReceptionistTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);
  private static final byte[] BODY = "Hällo=1&x=\u20ac".getBytes(StandardCharsets.ISO_8859_1);

  @TempDir Path folder;

  @Test
  void what_was_answered_with_success_is_on_the_disk_byte_for_byte() throws Exception {
    try (CaptureLog log = open()) {
      assertThat(answer(log, "main-street", "right").status()).isEqualTo(200);
      assertThat(log.stats().stored()).isEqualTo(1);
    }

    try (CaptureLog again = open()) {
      List<byte[]> records = again.next(10, 1 << 20, Duration.ZERO).records();
      CapturedWebhook kept = CapturedWebhook.read(CapturedWebhook.text(records.get(0)));
      assertThat(kept.at()).isEqualTo(CLOCK.instant());
      assertThat(kept.location()).isEqualTo("main-street");
      assertThat(kept.request().body()).isEqualTo(BODY);
      assertThat(kept.request().url()).isEqualTo(URI.create("https://go.example/in/sms?a=b%20c"));
    }
  }

  @Test
  void what_the_disk_does_not_take_is_to_be_sent_again() {
    CaptureLog log = open();
    log.close();

    assertThat(answer(log, "main-street", "right").status()).isEqualTo(503);
  }

  @Test
  void what_is_not_from_the_provider_is_refused_and_not_kept() {
    try (CaptureLog log = open()) {
      assertThat(answer(log, "main-street", "wrong").status()).isEqualTo(403);
      assertThat(answer(log, "elsewhere", "right").status()).isEqualTo(404);
      assertThat(answer(log, null, "right").status()).isEqualTo(404);
      assertThat(answer(log, "main-street", "unreadable").status()).isEqualTo(400);
      assertThat(log.stats().appended()).isZero();
    }
  }

  @Test
  void a_handshake_is_answered_and_not_kept() {
    try (CaptureLog log = open()) {
      assertThat(answer(log, "main-street", "handshake").body()).isEqualTo("challenge");
      assertThat(log.stats().appended()).isZero();
    }
  }

  private CaptureLog open() {
    return CaptureLog.open(CaptureSettings.in(folder).withSegmentBytes(1 << 16), CLOCK);
  }

  private static WebhookReply answer(CaptureLog log, String location, String signature) {
    Account account = new Account(new Signed(), "main-street", Map.of());
    Receptionist receptionist =
        new Receptionist(
            new Doors(List.of(account)),
            log,
            new WebhookMeters(new SimpleMeterRegistry(), List.of("sms")),
            CLOCK);
    CompletableFuture<WebhookReply> reply = new CompletableFuture<>();
    receptionist.answer(
        "sms",
        location,
        new WebhookRequest(
            "POST",
            URI.create("https://go.example/in/sms?a=b%20c"),
            Map.of("signature", signature),
            BODY),
        reply::complete);
    return reply.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** A provider whose signature is a word. */
  private static final class Signed implements Gateway, Inbound {

    @Override
    public String channel() {
      return "sms";
    }

    @Override
    public String name() {
      return "signed";
    }

    @Override
    public List<AccountKey> keys() {
      return List.of();
    }

    @Override
    public boolean recognisesRepeats() {
      return false;
    }

    @Override
    public RouteBuilder sending() {
      throw new IllegalStateException("It sends nothing.");
    }

    @Override
    public WebhookReply receive(WebhookRequest request, Account account) {
      return switch (request.header("signature")) {
        case "right" -> WebhookReply.kept();
        case "unreadable" -> throw new IllegalArgumentException("% is no escape");
        case "handshake" -> WebhookReply.answered("challenge");
        default -> WebhookReply.refused(403, "It is not signed.");
      };
    }

    @Override
    public List<Happened> read(WebhookRequest request, Account account) {
      return List.of();
    }
  }
}
