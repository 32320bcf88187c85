package org.triggerlinks.routes.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.routes.queue.QueueDepths;

/**
 * How many messages are on the broker's queues. Measured from time to time, so that who reads the
 * numbers waits for nothing; not a number while the broker does not answer.
 */
public final class QueueMeters {

  private static final Logger LOG = LoggerFactory.getLogger(QueueMeters.class);

  private final QueueDepths depths;
  private final List<String> queues;
  private volatile Map<String, Long> measured = Map.of();

  private QueueMeters(QueueDepths depths, List<String> queues) {
    this.depths = depths;
    this.queues = List.copyOf(queues);
  }

  /** Registers a number for each of these queues. */
  public static QueueMeters bind(MeterRegistry registry, QueueDepths depths, List<String> queues) {
    QueueMeters meters = new QueueMeters(depths, queues);
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
      measured = depths.each(queues);
    } catch (RuntimeException e) {
      measured = Map.of();
      LOG.debug("The queues cannot be measured now.", e);
    }
  }

  private double depth(String queue) {
    Long messages = measured.get(queue);
    return messages == null ? Double.NaN : messages;
  }

  /** The queues that are not empty, for people. */
  public String sentence() {
    Map<String, Long> now = measured;
    if (now.isEmpty()) {
      return "The queues are not measured.";
    }
    String waiting =
        queues.stream()
            .filter(queue -> now.getOrDefault(queue, 0L) > 0)
            .map(queue -> "%s %,d".formatted(queue, now.get(queue)))
            .collect(Collectors.joining(", "));
    return waiting.isEmpty() ? "All queues are empty." : "On queues: " + waiting + ".";
  }
}
