package org.triggerlinks.routes.redirect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.routes.capture.Batch;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Groups;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Clicks, and what comes by {@code /u/}, as the capture log keeps them: one byte for the contact's
 * partition, then JSON. So they can be grouped for the queue without being read.
 */
final class CapturedClicks {

  private CapturedClicks() {}

  static byte[] record(FactEnvelope click) {
    byte[] json = FactJson.bytes(click);
    byte[] record = new byte[json.length + 1];
    record[0] = (byte) partition(click);
    System.arraycopy(json, 0, record, 1, json.length);
    return record;
  }

  // Anonymous clicks need no order; they are spread over all partitions.
  private static int partition(FactEnvelope click) {
    String ref =
        click.what() instanceof Occurrence.Unsubscribed unsubscribed
            ? unsubscribed.ref()
            : ((Occurrence.Clicked) click.what()).ref();
    return ref == null ? Keys.partition(click.id()) : Keys.partitionOf(ref);
  }

  /** The clicks for the queue: by group, those of that partition, in order. */
  static Map<String, List<String>> groups(Batch batch) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (byte[] record : batch.records()) {
      groups
          .computeIfAbsent(Groups.of(record[0]), group -> new ArrayList<>())
          .add(new String(record, 1, record.length - 1, StandardCharsets.UTF_8));
    }
    return groups;
  }
}
