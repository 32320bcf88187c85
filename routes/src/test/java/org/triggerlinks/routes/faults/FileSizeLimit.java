package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/**
 * Keeps files of a running process from growing beyond a size, as a full disk would: writes beyond
 * it fail. Linux only, with {@code prlimit} of util-linux; needs no rights that a user does not
 * have.
 */
final class FileSizeLimit {

  /** Size of the segments of a capture log that is to have no room. */
  static final int SEGMENT = 200_000;

  /** Less than a segment, so that its files do not fit and all others do. */
  static final int TOO_SMALL = 10_000;

  private FileSizeLimit() {}

  /** Why no limit can be set here; empty if one can. */
  static String missing() {
    try {
      return run("prlimit", "--version") == 0 ? "" : "prlimit does not work here";
    } catch (IOException | InterruptedException e) {
      return "there is no prlimit here (util-linux), by which a full disk is played";
    }
  }

  static void set(long pid, int bytes) throws IOException, InterruptedException {
    limit(pid, Integer.toString(bytes));
  }

  static void lift(long pid) throws IOException, InterruptedException {
    limit(pid, "unlimited");
  }

  // With a colon it is the soft limit, which may be lifted again.
  private static void limit(long pid, String to) throws IOException, InterruptedException {
    int code = run("prlimit", "--pid", Long.toString(pid), "--fsize=" + to + ":");
    assertThat(code).as("exit code of prlimit").isZero();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(List.of(command))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
