package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.DoubleSummaryStatistics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a running service says of itself at {@code /metrics}, at one moment. */
final class MetricsPage {

  private final String text;

  private MetricsPage(String text) {
    this.text = text;
  }

  static MetricsPage of(URI service) throws IOException {
    try (InputStream answer = service.resolve("/metrics").toURL().openStream()) {
      return new MetricsPage(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * A number that has labels, of all of them together.
   *
   * @throws IOException if the service does not tell it now
   */
  double sum(String metric) throws IOException {
    DoubleSummaryStatistics numbers =
        Pattern.compile("^" + metric + "\\{.*\\} (\\S+)$", Pattern.MULTILINE)
            .matcher(text)
            .results()
            .mapToDouble(line -> Double.parseDouble(line.group(1)))
            .summaryStatistics();
    if (numbers.getCount() == 0 || Double.isNaN(numbers.getSum())) {
      throw new IOException("The service does not tell its metric " + metric + ".");
    }
    return numbers.getSum();
  }

  /**
   * A number that has no labels.
   *
   * @throws IOException if the service does not tell it
   */
  long number(String metric) throws IOException {
    Matcher line = Pattern.compile("^" + metric + " (\\S+)$", Pattern.MULTILINE).matcher(text);
    if (!line.find()) {
      throw new IOException("The service does not tell its metric " + metric + ".");
    }
    return (long) Double.parseDouble(line.group(1));
  }
}
