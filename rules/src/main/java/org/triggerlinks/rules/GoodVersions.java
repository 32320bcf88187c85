package org.triggerlinks.rules;

import java.util.Optional;

/** Remembers, across restarts, the last version of each rule file that had no problems. */
public interface GoodVersions {

  /**
   * Remembers this version. Called for each file that comes into force, at each start too, so it
   * must be cheap and do nothing when it already holds this version.
   *
   * @param path path under the rules folder
   * @param version SHA-256 of the source, in hex
   * @param source the whole file
   */
  void keep(String path, String version, String source);

  /** Source of the last good version of the file at this path, if there was one. */
  Optional<String> lastGood(String path);
}
