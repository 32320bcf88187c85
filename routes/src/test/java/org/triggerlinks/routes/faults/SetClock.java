package org.triggerlinks.routes.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The computer's clock as a process sees it, which a test sets forward and back while the process
 * runs, as an administrator or a wrong time server would. Linux only, by libfaketime; what measures
 * how long something takes (CLOCK_MONOTONIC) goes on evenly, as on a computer.
 */
final class SetClock {

  /** What it may take to ask a process for the time. */
  private static final Duration ASKED_WITHIN = Duration.ofSeconds(2);

  private static final String LIBRARY = "libfaketimeMT.so.1";
  private static final List<Path> FOLDERS =
      Stream.of("x86_64-linux-gnu/faketime", "aarch64-linux-gnu/faketime", "faketime")
          .map(Path.of("/usr/lib")::resolve)
          .toList();

  private final Path file;
  private final List<Setting> settings = new ArrayList<>();
  private Duration ahead = Duration.ZERO;

  /** From this moment on the clock shows so much more than the computer's. */
  private record Setting(Instant at, Duration ahead) {}

  SetClock(Path folder) throws IOException {
    this.file = folder.resolve("clock");
    write();
    settings.add(new Setting(Instant.now(), ahead));
  }

  /** Why no clock can be set here; empty if one can. */
  static String missing() {
    return library().isPresent()
        ? ""
        : "there is no %s here (Debian: apt-get install faketime), by which a clock is set"
            .formatted(LIBRARY);
  }

  private static Optional<Path> library() {
    return FOLDERS.stream().map(folder -> folder.resolve(LIBRARY)).filter(Files::exists).findAny();
  }

  /** What the environment of a process must say so that this is its clock. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library().orElseThrow().toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        // Each of its threads would see for up to a second what the clock showed before.
        "FAKETIME_NO_CACHE", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Or else what waits for some time by that clock does not wait at all.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  /** Sets it forward by so much, or back. */
  void set(Duration by) throws IOException {
    ahead = ahead.plus(by);
    write();
    settings.add(new Setting(Instant.now(), ahead));
  }

  /** True if this is what it shows now, give or take what it takes to ask. */
  boolean shows(Instant moment) {
    Duration off = Duration.between(Instant.now().plus(ahead), moment);
    return off.abs().compareTo(ASKED_WITHIN) < 0;
  }

  /**
   * The latest time that it has shown until it showed this one, the last time that it did. It may
   * be later as the clock was set back since.
   */
  Instant latestUntil(Instant moment) {
    Instant latest = Instant.MIN;
    Instant until = moment;
    for (int i = 0; i < settings.size(); i++) {
      Setting one = settings.get(i);
      boolean last = i + 1 == settings.size();
      Instant end =
          last ? Instant.MAX : settings.get(i + 1).at().plus(ASKED_WITHIN).plus(one.ahead());
      if (!moment.isBefore(one.at().plus(one.ahead())) && !moment.isAfter(end)) {
        until = latest.isAfter(moment) ? latest : moment;
      }
      latest = latest.isAfter(end) ? latest : end;
    }
    return until;
  }

  // Never a half of it: the process may read at any moment.
  private void write() throws IOException {
    Path next = file.resolveSibling("clock.next");
    Files.writeString(next, "%+d%n".formatted(ahead.toSeconds()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
