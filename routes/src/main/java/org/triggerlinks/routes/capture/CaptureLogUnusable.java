package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of the capture log cannot be opened, so no click could be kept. */
public final class CaptureLogUnusable extends RuntimeException {

  private CaptureLogUnusable(String message, IOException cause) {
    super(message, cause);
  }

  static CaptureLogUnusable because(Path folder, IOException cause) {
    return new CaptureLogUnusable(
        "The capture log in %s cannot be opened (%s). Check that the folder is on a local disk and may be read and written."
            .formatted(folder, cause),
        cause);
  }
}
