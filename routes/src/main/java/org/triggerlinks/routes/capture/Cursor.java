package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the log is drained, in a small file of one line. It is replaced in one step but not
 * forced: an older cursor after a power cut means that some records are read again, which costs
 * nothing since facts are told apart by their id.
 */
final class Cursor {

  private static final Logger LOG = LoggerFactory.getLogger(Cursor.class);
  private static final Pattern LINE = Pattern.compile("(\\d{1,18}) (\\d{1,9}) ([0-9a-f]{8})\\n");

  private final Path file;
  private final Path draft;
  private volatile Position position;
  private boolean failing;

  private Cursor(Path folder, Position position) {
    this.file = folder.resolve("cursor");
    this.draft = folder.resolve("cursor.tmp");
    this.position = position;
  }

  static Cursor in(Path folder) throws IOException {
    return new Cursor(folder, read(folder.resolve("cursor")));
  }

  Position position() {
    return position;
  }

  void moveTo(Position next) {
    position = next;
  }

  /** Failing to write is no failure to drain: the records would be read again after a restart. */
  void save() {
    String place = "%d %d".formatted(position.segment(), position.offset());
    try {
      Files.writeString(draft, place + " " + checksum(place) + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn(
            "{} cannot be written ({}); a restart would read some records again.",
            file,
            e.toString());
      }
      failing = true;
    }
  }

  private static Position read(Path file) throws IOException {
    String line;
    try {
      line = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException notDrainedYet) {
      return Position.START;
    }
    Matcher parts = LINE.matcher(line);
    if (parts.matches() && checksum(parts.group(1) + " " + parts.group(2)).equals(parts.group(3))) {
      return new Position(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
    LOG.warn("{} is not readable; every record that is still here will be read again.", file);
    return Position.START;
  }

  private static String checksum(String place) {
    CRC32C crc = new CRC32C();
    crc.update(place.getBytes(StandardCharsets.US_ASCII));
    return "%08x".formatted(crc.getValue());
  }
}
