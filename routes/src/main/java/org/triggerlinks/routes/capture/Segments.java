package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segment files of a folder, oldest first. A file's name is its sequence number. */
final class Segments {

  private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
  private static final Pattern NAME = Pattern.compile("\\d{19}\\.log");

  private final Path folder;
  private final ConcurrentSkipListMap<Long, Segment> bySequence = new ConcurrentSkipListMap<>();
  private final LongAdder damaged = new LongAdder();
  private long last;

  /**
   * Numbers only grow, past the cursor too: a new segment behind the cursor would never be read.
   */
  Segments(Path folder, Position cursor) throws IOException {
    this.folder = folder;
    this.last = cursor.segment();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .map(file -> new Segment(sequenceOf(file), file))
          .forEach(this::add);
    }
  }

  private static long sequenceOf(Path file) {
    return Long.parseLong(file.getFileName().toString().substring(0, 19));
  }

  Segment next() {
    long sequence = last + 1;
    return new Segment(sequence, folder.resolve("%019d.log".formatted(sequence)));
  }

  void add(Segment segment) {
    bySequence.put(segment.sequence(), segment);
    last = Math.max(last, segment.sequence());
  }

  Collection<Segment> all() {
    return bySequence.values();
  }

  /** The segment with this number, or else the next newer one. */
  Optional<Segment> from(long sequence) {
    return Optional.ofNullable(bySequence.ceilingEntry(sequence)).map(entry -> entry.getValue());
  }

  /**
   * Deletes what is wholly drained; a segment with damage is set aside instead, for someone to look
   * at.
   */
  void removeDrained(Position cursor) {
    for (Segment segment : bySequence.values()) {
      if (!segment.isDrainedAt(cursor)) {
        return;
      }
      remove(segment);
    }
  }

  void remove(Segment segment) {
    bySequence.remove(segment.sequence());
    try {
      if (segment.isDamaged()) {
        Path aside = segment.file().resolveSibling(segment.file().getFileName() + ".damaged");
        Files.move(segment.file(), aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("The damaged segment {} is drained and kept as {}.", segment.file(), aside);
      } else {
        Files.deleteIfExists(segment.file());
      }
    } catch (IOException e) {
      LOG.warn(
          "The drained segment {} could not be removed ({}); it goes when the log is next opened.",
          segment.file(),
          e.toString());
    }
  }

  void reportDamage(Segment segment, int from, int to) {
    if (segment.damagedAt(from)) {
      damaged.increment();
      LOG.error(
          "Damaged bytes in {} from offset {} to {}: they are not what was written. The records around them are read;"
              + " the file will be kept as .damaged.",
          segment.file(),
          from,
          to);
    }
  }

  long damaged() {
    return damaged.sum();
  }
}
