package org.triggerlinks.routes.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
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

  /** So long it takes at most until the process sees that its clock was set. */
  static final Duration SEEN_AFTER = Duration.ofSeconds(1);

  private static final String LIBRARY = "libfaketimeMT.so.1";
  private static final List<Path> FOLDERS =
      Stream.of("x86_64-linux-gnu/faketime", "aarch64-linux-gnu/faketime", "faketime")
          .map(Path.of("/usr/lib")::resolve)
          .toList();

  private final Path file;
  private Duration ahead = Duration.ZERO;

  SetClock(Path folder) throws IOException {
    this.file = folder.resolve("clock");
    write();
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
        "FAKETIME_CACHE_DURATION", Long.toString(SEEN_AFTER.toSeconds()),
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        // Or else what waits for some time by that clock does not wait at all.
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  /** Sets it forward by so much, or back. */
  void set(Duration by) throws IOException {
    ahead = ahead.plus(by);
    write();
  }

  // Never a half of it: the process may read at any moment.
  private void write() throws IOException {
    Path next = file.resolveSibling("clock.next");
    Files.writeString(next, "%+d%n".formatted(ahead.toSeconds()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
