package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The disk that a folder is on, as Linux counts what it does
 * (https://docs.kernel.org/admin-guide/iostats.html). On other systems, and where a folder is on no
 * disk of its own name, nothing is known of it.
 */
final class Disk {

  private static final Path COUNTS = Path.of("/proc/diskstats");

  // Fields of a line of the counts: the name, then what is counted.
  private static final int NAME = 2;
  private static final int READS = 3;
  private static final int MILLIS_READING = 6;

  private final String name;

  private Disk(String name) {
    this.name = name;
  }

  static Disk of(Path folder) throws IOException {
    return new Disk(Path.of(Files.getFileStore(folder).name()).getFileName().toString());
  }

  /**
   * What the disk has done since the machine was started.
   *
   * @param reads by anybody
   * @param millis that they took, all together
   */
  record Read(long reads, long millis) {

    /** Milliseconds for each read since then; not a number if there was none. */
    double millisEachSince(Read before) {
      return reads == before.reads
          ? Double.NaN
          : (double) (millis - before.millis) / (reads - before.reads);
    }
  }

  /** What it has read so far; nothing if that is not known. */
  Read read() throws IOException {
    List<String> lines = Files.isReadable(COUNTS) ? Files.readAllLines(COUNTS) : List.of();
    return lines.stream()
        .map(line -> line.trim().split("\\s+", -1))
        .filter(fields -> fields[NAME].equals(name))
        .findFirst()
        .map(f -> new Read(Long.parseLong(f[READS]), Long.parseLong(f[MILLIS_READING])))
        .orElse(new Read(0, 0));
  }
}
