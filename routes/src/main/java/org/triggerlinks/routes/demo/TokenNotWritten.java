package org.triggerlinks.routes.demo;

import java.io.IOException;
import java.nio.file.Path;

/** The file of the first token cannot be written, so nobody could use the API. */
public final class TokenNotWritten extends RuntimeException {

  private TokenNotWritten(String message, IOException cause) {
    super(message, cause);
  }

  static TokenNotWritten because(Path file, IOException cause) {
    return new TokenNotWritten(
        "The first API token cannot be written to %s (%s). Check that the folder exists and may be written, and start again."
            .formatted(file, cause),
        cause);
  }
}
