package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.Groups;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * A node's capture log, as a model: what is in it outlives the process, and leaves in order, twice
 * if the process dies in between. See {@code routes.capture} and {@code CaptureDrain}.
 */
final class ClickLog {

  // As long as CaptureDrain allows a click to be on its way to the log.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  private final List<FactEnvelope> waiting = new ArrayList<>();

  /** A click is on disk from here on; it may be answered. */
  void append(FactEnvelope click) {
    waiting.add(click);
  }

  List<FactEnvelope> waiting() {
    return waiting;
  }

  /** Takes the first of its clicks to the queue. */
  void drain(FactQueue queue, int most) {
    List<FactEnvelope> batch = List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (FactEnvelope click : batch) {
      groups.computeIfAbsent(groupOf(click), g -> new ArrayList<>()).add(FactJson.write(click));
    }
    queue.put(groups);
    waiting.removeAll(batch);
  }

  /** Up to when all clicks of this node are on the queue. */
  Instant drainedUntil(Instant now) {
    return waiting.isEmpty() ? now : waiting.get(0).at().minus(ON_ITS_WAY);
  }

  private static String groupOf(FactEnvelope click) {
    String ref = ((Occurrence.Clicked) click.what()).ref();
    return Groups.of(ref == null ? Keys.partition(click.id()) : Keys.partitionOf(ref));
  }
}
