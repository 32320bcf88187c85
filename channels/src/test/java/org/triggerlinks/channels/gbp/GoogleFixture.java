package org.triggerlinks.channels.gbp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.triggerlinks.channels.OutgoingMessage;

/** What the tests of both gateways need. */
final class GoogleFixture {

  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private GoogleFixture() {}

  static OutgoingMessage message(UUID id, String address, String text) {
    return new OutgoingMessage(
        id,
        UUID.randomUUID(),
        "main-street",
        UUID.randomUUID(),
        address,
        null,
        text,
        null,
        null,
        null);
  }
}
