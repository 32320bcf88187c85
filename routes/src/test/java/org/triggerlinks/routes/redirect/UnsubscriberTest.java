package org.triggerlinks.routes.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureSettings;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

class UnsubscriberTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
  private static final String REF = "K0123456789";

  @TempDir Path folder;

  @Test
  void the_word_is_on_the_disk_before_it_is_answered_in_order_with_the_contacts_clicks()
      throws Exception {
    try (CaptureLog log = open()) {
      assertThat(answer(log, "POST", REF).status()).isEqualTo(200);
      assertThat(log.stats().stored()).isEqualTo(1);
    }

    try (CaptureLog again = open()) {
      byte[] record = again.next(10, 1 << 20, Duration.ZERO).records().get(0);
      assertThat(record[0]).isEqualTo((byte) 20); // the K of the reference: the contact's partition
      List<FactEnvelope> facts =
          FactJson.read(
              "[" + new String(record, 1, record.length - 1, StandardCharsets.UTF_8) + "]");
      assertThat(facts.get(0).at()).isEqualTo(CLOCK.instant());
      assertThat(facts.get(0).what()).isEqualTo(new Occurrence.Unsubscribed(REF, true, "Mail/1.0"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void to_look_at_the_page_is_no_word(String method) {
    try (CaptureLog log = open()) {
      assertThat(answer(log, method, REF).page()).contains("<button");
      assertThat(log.stats().appended()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K012345678", "K01234567890", "K012345678-", "K012345678\u00fc"})
  void what_is_no_reference_is_not_found_and_not_kept(String path) {
    try (CaptureLog log = open()) {
      assertThat(answer(log, "POST", path).status()).isEqualTo(404);
      assertThat(log.stats().appended()).isZero();
    }
  }

  // Or the mail program tells the contact that it is done.
  @Test
  void what_the_disk_does_not_take_is_not_answered_as_if_it_were_done() {
    CaptureLog log = open();
    log.close();

    LinkAnswer answer = answer(log, "POST", REF);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.page()).contains("could not be stored");
  }

  private CaptureLog open() {
    return CaptureLog.open(CaptureSettings.in(folder).withSegmentBytes(1 << 16), CLOCK);
  }

  private static LinkAnswer answer(CaptureLog log, String method, String path) {
    CompletableFuture<LinkAnswer> answer = new CompletableFuture<>();
    new Unsubscriber(log, CLOCK)
        .answer(
            new LinkRequest(method, path, "go.example", "Mail/1.0", "", true), answer::complete);
    return answer.orTimeout(10, TimeUnit.SECONDS).join();
  }
}
