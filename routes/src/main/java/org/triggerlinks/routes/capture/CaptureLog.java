package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable queue of records in a local folder: any number of threads append, one reader drains. A
 * record is answered as stored only when it is on disk, and stays there until it is drained.
 * Records may be read more than once, after a crash; they are never left out.
 */
public final class CaptureLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CaptureLog.class);

  private final CaptureSettings settings;
  private final Clock clock;
  private final FolderLock lock;
  private final Tally tally;
  private final Signal news = new Signal();
  private final Intake intake;
  private final Segments segments;
  private final Cursor cursor;
  private final Spare spare;
  private final BacklogReader reader;
  private final CompletableFuture<Void> written;
  private final Semaphore reading = new Semaphore(1);
  private volatile boolean patient = true;
  private volatile boolean closed;

  private CaptureLog(CaptureSettings settings, Clock clock, Disk disk, FolderLock lock)
      throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.lock = lock;
    this.tally = new Tally(clock);
    this.intake = new Intake(settings);
    this.cursor = Cursor.in(settings.folder());
    this.segments = new Segments(settings.folder(), cursor.position());
    new Recovery(segments, cursor.position()).run();
    this.reader = new BacklogReader(segments, cursor);
    this.spare = new Spare(disk, settings);
    spare.prepare();
    Runnable writer = new GroupWriter(settings, intake, segments, spare, tally, news);
    this.written =
        CompletableFuture.runAsync(writer, work -> new Thread(work, "capture-log-writer").start())
            .exceptionally(CaptureLog::reportEnd);
  }

  /**
   * Opens the log, reading through what is not drained yet.
   *
   * @throws CaptureLogInUse when another log keeps the same folder
   * @throws CaptureLogUnusable when the folder cannot be read and written
   */
  public static CaptureLog open(CaptureSettings settings, Clock clock) {
    return open(settings, clock, Disk.real());
  }

  static CaptureLog open(CaptureSettings settings, Clock clock, Disk disk) {
    try {
      Files.createDirectories(settings.folder());
      FolderLock lock = FolderLock.on(settings.folder());
      try {
        CaptureLog log = new CaptureLog(settings, clock, disk, lock);
        LOG.info(
            "Capture log in {}: {} records wait to be drained, segments of {} bytes.",
            settings.folder(),
            log.stats().waitingRecords(),
            settings.segmentBytes());
        return log;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw CaptureLogUnusable.because(settings.folder(), e);
    }
  }

  private static Void reportEnd(Throwable why) {
    LOG.error("The writer of the capture log has ended: no click can be kept.", why);
    return null;
  }

  /**
   * Hands over a record of 1 to {@link CaptureSettings#largestRecord} bytes, which must not be
   * changed afterwards. Returns at once; whatever happens, the callback is answered.
   */
  public void append(byte[] record, Appended callback) {
    append(() -> record, callback);
  }

  /**
   * The same with a record that is made when it is already counted as on its way: a time in it is
   * never earlier than what {@link #stats()} says of the log.
   */
  public void append(Supplier<byte[]> making, Appended callback) {
    Objects.requireNonNull(callback, "callback");
    tally.appended();
    long millis = clock.millis();
    byte[] record;
    try {
      record = making.get();
    } catch (RuntimeException e) {
      refuse(callback, "The record could not be made: " + e);
      return;
    }
    if (record.length < 1 || record.length > settings.largestRecord()) {
      refuse(
          callback,
          "A record of %,d bytes cannot be kept; the capture log takes 1 to %,d bytes."
              .formatted(record.length, settings.largestRecord()));
      return;
    }
    switch (intake.offer(new Intake.Waiting(record, millis, callback))) {
      case TAKEN -> {}
      case FULL ->
          refuse(callback, "The disk does not keep up: too many records wait for it in memory.");
      case CLOSED -> refuse(callback, "The capture log is closed.");
    }
  }

  private void refuse(Appended callback, String why) {
    tally.lost(callback, new IOException(why));
  }

  /**
   * The oldest records not drained yet, in order: at most {@code maxRecords}, and together at most
   * {@code maxBytes} unless the first alone is larger. Waits for new ones as long as {@code
   * patience}; empty when none came. Until {@link #drained} is called the same records are returned
   * again.
   *
   * @throws CaptureLogUnreadable when the disk fails; nothing is lost by trying again
   */
  public Batch next(int maxRecords, int maxBytes, Duration patience) throws InterruptedException {
    if (maxRecords < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("A batch has room for one record and one byte at least.");
    }
    beginReading();
    try {
      long left = patience.toNanos();
      while (true) {
        long seen = news.count();
        Batch batch = reader.read(maxRecords, maxBytes);
        if (!batch.isEmpty() || left <= 0 || !patient) {
          return batch;
        }
        left = news.awaitAfter(seen, left);
      }
    } finally {
      reading.release();
    }
  }

  /** The records of the batch returned last are safe elsewhere and will not be read again. */
  public void drained(Batch batch) {
    beginReading();
    try {
      reader.drained(batch);
    } finally {
      reading.release();
    }
  }

  private void beginReading() {
    if (closed) {
      throw new IllegalStateException("The capture log is closed.");
    }
    if (!reading.tryAcquire()) {
      throw new IllegalStateException("Only one thread at a time may drain the capture log.");
    }
  }

  public CaptureStats stats() {
    Position place = cursor.position();
    return new CaptureStats(
        tally.appendedCount(),
        tally.storedCount(),
        tally.lostCount(),
        tally.lastLost().map(this::since),
        segments.all().stream().mapToLong(Segment::waitingRecords).sum(),
        segments.all().stream().mapToLong(segment -> segment.waitingBytes(place)).sum(),
        reader.oldestWaiting().map(this::since),
        segments.all().size(),
        segments.damaged());
  }

  /**
   * Up to when all that was appended is drained: now if nothing waits. Not known, and so long ago,
   * if what waits was appended later than now, as the clock was set back since: what is behind it
   * may be of any time.
   *
   * @param onItsWay how long before it is appended something may have happened
   */
  public Instant drainedUntil(Instant now, Duration onItsWay) {
    CaptureStats stats = stats();
    if (stats.waitingRecords() == 0 && stats.appended() == stats.stored() + stats.lost()) {
      return now;
    }
    // First what is on its way to the disk, or what gets there meanwhile would be in neither.
    List<Instant> oldest =
        Stream.of(intake.oldest(), reader.oldestWaiting()).flatMap(Optional::stream).toList();
    return oldest.stream().anyMatch(came -> came.isAfter(now))
        ? Instant.EPOCH
        : oldest.stream().min(Instant::compareTo).orElse(now).minus(onItsWay);
  }

  // Never negative: what was written before the clock was set back is as old as nothing.
  private Duration since(Instant moment) {
    Duration age = Duration.between(moment, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** From now on readers wait for no records: nobody who stops the service waits for them. */
  public void stopWaiting() {
    patient = false;
    news.raise();
  }

  /** Forces and answers what waits, wakes a waiting reader, and lets go of the folder. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    intake.close();
    written.join();
    closed = true;
    stopWaiting();
    reading.acquireUninterruptibly();
    try (lock) {
      spare.close();
    } catch (IOException e) {
      LOG.warn("The capture log in {} was closed untidily: {}", settings.folder(), e.toString());
    }
  }
}
