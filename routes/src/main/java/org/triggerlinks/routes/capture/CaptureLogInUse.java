package org.triggerlinks.routes.capture;

import java.nio.file.Path;

/** Another capture log, in this process or another, keeps the same folder. */
public final class CaptureLogInUse extends RuntimeException {

  private CaptureLogInUse(String message, Throwable cause) {
    super(message, cause);
  }

  static CaptureLogInUse in(Path folder, Throwable cause) {
    return new CaptureLogInUse(
        "The capture log in %s is in use by another process. Stop that one first, or give this one a folder of its own."
            .formatted(folder),
        cause);
  }
}
