package org.triggerlinks.channels.sms.smpp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.channels.Happened;

/** What a contact wrote, out of the parts of it that came. */
final class WhatCame {

  private static final String MISSING = "…";

  private WhatCame() {}

  /**
   * The message.
   *
   * <p>SMPP gives what comes in no id. So its key is made of what it says and of when we got it: a
   * contact may well say the same twice, and the second STOP must not be lost. The price is that a
   * message is there twice if the carrier did not see our answer and sends it again.
   *
   * @param parts those that came, in their order; what is missing between them shows as "…"
   * @param at when the first of them came
   * @throws IllegalArgumentException if it is no text
   */
  static Happened.Received received(List<Part> parts, Instant at) {
    Part.Whole whole = parts.get(0).whole();
    String text = text(parts);
    String said = "%s|%s|%s|%s".formatted(whole.from(), whole.to(), at, text);
    String key = "mo-" + UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
    return new Happened.Received(key, whole.from(), whole.to(), key, null, text, null, false);
  }

  // Octets are put together before they are read, as some phones split what takes two units.
  private static String text(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int next = 1;
    for (Part part : parts) {
      if (part.number() != next) {
        text.append(read(octets, part)).append(MISSING);
        octets.reset();
      }
      octets.writeBytes(part.octets());
      next = part.number() + 1;
    }
    Part last = parts.get(parts.size() - 1);
    text.append(read(octets, last));
    return next > last.whole().total() ? text.toString() : text + MISSING;
  }

  private static String read(ByteArrayOutputStream octets, Part part) {
    byte coding = part.whole().dataCoding();
    return Signs.text(octets.toByteArray(), coding)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "What has data_coding %d is no text.".formatted(coding & 0xff)));
  }
}
