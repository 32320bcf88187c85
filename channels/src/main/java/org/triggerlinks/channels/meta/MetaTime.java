package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Moments as Meta writes them: numbers or strings, of milliseconds (Messenger, Instagram) or of
 * seconds (WhatsApp), and now and then of the other than is documented.
 */
public final class MetaTime {

  // As milliseconds it is in March 1973, as seconds in the year 5138.
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private MetaTime() {}

  /** The moment, or null if there is none. */
  public static Instant of(JsonNode moment) {
    long number = moment.asLong();
    if (number <= 0) {
      return null;
    }
    return number >= MILLISECONDS_FROM
        ? Instant.ofEpochMilli(number)
        : Instant.ofEpochSecond(number);
  }
}
