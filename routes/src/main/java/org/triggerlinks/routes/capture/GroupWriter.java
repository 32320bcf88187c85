package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log's only writer. Whatever waits becomes one group: one write, one force, then the answers.
 * While a group is being forced the next one gathers, so the slower the disk, the larger the
 * groups.
 */
final class GroupWriter implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

  private final CaptureSettings settings;
  private final Intake intake;
  private final Segments segments;
  private final Spare spare;
  private final Tally tally;
  private final Signal news;
  private final ByteBuffer buffer;
  private Segment live;
  private Disk.Output output;

  GroupWriter(
      CaptureSettings settings,
      Intake intake,
      Segments segments,
      Spare spare,
      Tally tally,
      Signal news) {
    this.settings = settings;
    this.intake = intake;
    this.segments = segments;
    this.spare = spare;
    this.tally = tally;
    this.news = news;
    this.buffer = ByteBuffer.allocateDirect(settings.groupBytes());
  }

  @Override
  public void run() {
    try {
      for (var group = intake.takeGroup(); !group.isEmpty(); group = intake.takeGroup()) {
        storeAndAnswer(group);
      }
      seal();
    } finally {
      answerWhatIsLeft();
    }
  }

  private void storeAndAnswer(List<Intake.Waiting> group) {
    IOException failure = store(group);
    if (failure == null) {
      group.forEach(waiting -> tally.stored(waiting.callback()));
    } else {
      group.forEach(waiting -> tally.lost(waiting.callback(), failure));
      // What comes meanwhile waits in the intake and is tried next, so a short trouble costs one
      // group only.
      intake.pause(AFTER_FAILURE);
    }
  }

  /** Only after an error that ended this thread is anything left here. */
  private void answerWhatIsLeft() {
    intake.close();
    IOException failure = new IOException("The writer of the capture log has ended.");
    for (var group = intake.takeGroup(); !group.isEmpty(); group = intake.takeGroup()) {
      group.forEach(waiting -> tally.lost(waiting.callback(), failure));
    }
  }

  private IOException store(List<Intake.Waiting> group) {
    try {
      write(group);
      return null;
    } catch (IOException e) {
      seal();
      return e;
    } catch (RuntimeException | Error e) {
      seal();
      return new IOException("Writing to the capture log failed unexpectedly: " + e, e);
    }
  }

  private void write(List<Intake.Waiting> group) throws IOException {
    int size = group.stream().mapToInt(waiting -> Frame.size(waiting.record())).sum();
    if (live == null || live.end() + size > settings.segmentBytes()) {
      seal();
      begin();
    }
    int start = live.end();
    buffer.clear();
    for (Intake.Waiting waiting : group) {
      Position at = new Position(live.sequence(), start + buffer.position());
      Frame.put(buffer, at, waiting.millis(), waiting.record());
    }
    output.write(buffer.flip(), start);
    output.force(false);
    live.grow(start + size, group.size());
    news.raise();
  }

  private void begin() throws IOException {
    Segment next = segments.next();
    output = spare.becomes(next.file());
    live = next;
    segments.add(next);
    spare.prepare();
  }

  /**
   * Ends the live segment where its last forced record ends. After a failure this cuts off what was
   * half written: what a disk holds after a failed force is unknown, so nothing is written to that
   * file again.
   */
  private void seal() {
    if (live == null) {
      return;
    }
    try (Disk.Output closing = output) {
      closing.truncate(live.end());
    } catch (IOException e) {
      LOG.warn("{} could not be cut at its last record: {}", live.file(), e.toString());
    }
    live.seal();
    if (live.end() == 0) {
      segments.remove(live);
    }
    live = null;
    news.raise();
  }
}
