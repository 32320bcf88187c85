package org.triggerlinks.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that can be moved forward, never back. How far it was moved survives a restart, or the
 * past would lie in the future.
 */
public final class SandboxClock extends Clock {
  private final Clock real;
  private final Path file;
  private volatile Duration ahead;

  /**
   * @param real the clock that is moved
   * @param file where the distance is kept, an ISO 8601 duration
   */
  public SandboxClock(Clock real, Path file) {
    this.real = real;
    this.file = file;
    try {
      this.ahead =
          Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox clock cannot be read from " + file, e);
    }
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException if the distance is negative
   */
  public synchronized Instant advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("The clock only goes forward, not by " + by + ".");
    }
    Duration next = ahead.plus(by);
    try {
      Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "" + next);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox clock cannot be written to " + file, e);
    }
    ahead = next;
    return instant();
  }

  /** How far this clock is ahead of the real one. */
  public Duration ahead() {
    return ahead;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException(
        "The sandbox clock has one zone; ask an Instant atZone.");
  }
}
