package org.triggerlinks.routes.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.routes.queue.QueueDepths;

/**
 * How many messages are on the broker's queues. Measured from time to time, so that who reads the
 * numbers waits for nothing; not a number while the broker refuses or is silent.
 */
public final class QueueMeters {

  private static final Logger LOG = LoggerFactory.getLogger(QueueMeters.class);

  private final QueueDepths depths;
  private final List<String> queues;
  private final Measured<Map<String, Long>> measured;

  private QueueMeters(QueueDepths depths, List<String> queues, LongSupplier nanoTime) {
    this.depths = depths;
    this.queues = List.copyOf(queues);
    this.measured = new Measured<>(nanoTime);
  }

  /**
   * Registers a number for each of these queues.
   *
   * @param nanoTime by which a number is too old to be believed
   */
  public static QueueMeters bind(
      MeterRegistry registry, QueueDepths depths, List<String> queues, LongSupplier nanoTime) {
    QueueMeters meters = new QueueMeters(depths, queues, nanoTime);
    for (String queue : queues) {
      Gauge.builder("triggerlinks.queue.messages", meters, m -> m.depth(queue))
          .description("Messages on a queue, those being worked on included.")
          .tag("queue", queue)
          .register(registry);
    }
    return meters;
  }

  /** Looks at the queues. */
  public void measure() {
    try {
      measured.is(depths.each(queues));
    } catch (RuntimeException e) {
      measured.isUnknown();
      LOG.debug("The queues cannot be measured now.", e);
    }
  }

  private double depth(String queue) {
    return measured.now().map(each -> each.get(queue).doubleValue()).orElse(Double.NaN);
  }

  /** The queues that are not empty, for people. */
  public String sentence() {
    return measured.now().map(this::sentence).orElse("The queues are not measured.");
  }

  private String sentence(Map<String, Long> now) {
    String waiting =
        queues.stream()
            .filter(queue -> now.get(queue) > 0)
            .map(queue -> "%s %,d".formatted(queue, now.get(queue)))
            .collect(Collectors.joining(", "));
    return waiting.isEmpty() ? "All queues are empty." : "On queues: " + waiting + ".";
  }
}
