package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Stored records could not be read just now; they stay where they are, and reading may be tried
 * again.
 */
public final class CaptureLogUnreadable extends RuntimeException {

  private CaptureLogUnreadable(String message, IOException cause) {
    super(message, cause);
  }

  static CaptureLogUnreadable at(Path file, int offset, IOException cause) {
    return new CaptureLogUnreadable(
        "The capture log cannot read %s at byte %d (%s). Nothing was removed; check the disk, then read again."
            .formatted(file, offset, cause),
        cause);
  }
}
