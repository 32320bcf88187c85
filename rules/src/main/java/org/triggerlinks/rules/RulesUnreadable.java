package org.triggerlinks.rules;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of the rules cannot be read at all, so nothing could be decided. */
public final class RulesUnreadable extends RuntimeException {

  private RulesUnreadable(String message, Throwable cause) {
    super(message, cause);
  }

  static RulesUnreadable missing(Path folder) {
    return new RulesUnreadable(
        "There is no rules folder at " + folder + "; check the setting that names it.", null);
  }

  static RulesUnreadable failed(Path folder, IOException cause) {
    return new RulesUnreadable(
        "The rules folder " + folder + " cannot be read: " + cause.getMessage() + ".", cause);
  }
}
