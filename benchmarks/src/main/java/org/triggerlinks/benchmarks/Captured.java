package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service's capture log has counted since it was started, as its metrics tell.
 *
 * @param stored clicks that were on the disk before they were answered
 * @param lost clicks that were answered although the disk did not take them
 */
record Captured(long stored, long lost) {

  static Captured by(URI service) throws IOException {
    try (InputStream answer = service.resolve("/metrics").toURL().openStream()) {
      String metrics = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      return new Captured(number(metrics, "stored"), number(metrics, "lost"));
    }
  }

  private static long number(String metrics, String name) throws IOException {
    String metric = "triggerlinks_capture_" + name + "_total";
    Matcher line = Pattern.compile("^" + metric + " (\\S+)$", Pattern.MULTILINE).matcher(metrics);
    if (!line.find()) {
      throw new IOException("The service does not tell its metric " + metric + ".");
    }
    return (long) Double.parseDouble(line.group(1));
  }

  /**
   * Returns if each of so many clicks that were answered since then is kept.
   *
   * @throws IllegalStateException if not: it was fast, but did not do its work
   */
  void requireAllSince(Captured before, long answered) {
    if (lost > before.lost || stored - before.stored < answered) {
      throw new IllegalStateException(
          "%,d clicks were answered, but %,d stored and %,d lost. Look for \"Clicks cannot be kept\" in the log."
              .formatted(answered, stored - before.stored, lost - before.lost));
    }
  }
}
