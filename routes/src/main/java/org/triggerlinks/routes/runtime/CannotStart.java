package org.triggerlinks.routes.runtime;

import java.nio.file.Path;

/** The service cannot start here and now. The message is a sentence and says what to do. */
public final class CannotStart extends RuntimeException {
  private CannotStart(String message, Throwable cause) {
    super(message, cause);
  }

  static CannotStart portTaken(String host, int port, Throwable cause) {
    return new CannotStart(
        "Port "
            + port
            + " of "
            + host
            + " cannot be opened; stop the process that uses it, or choose another with --port.",
        cause);
  }

  static CannotStart folderInUse(Path folder) {
    return new CannotStart(
        "The data folder "
            + folder
            + " is in use by another Trigger Links; stop it, or choose another folder with --data.",
        null);
  }

  static CannotStart folderUnusable(Path folder, Throwable cause) {
    return new CannotStart(
        "The data folder " + folder + " cannot be written; check that it is a folder and its mode.",
        cause);
  }

  static CannotStart broker(Path file, Throwable cause) {
    return new CannotStart(
        "The embedded broker did not start: "
            + cause.getMessage()
            + "; check "
            + file
            + " and the space on the disk.",
        cause);
  }

  static CannotStart because(String what, Throwable cause) {
    return new CannotStart(what + " did not start: " + cause.getMessage(), cause);
  }
}
