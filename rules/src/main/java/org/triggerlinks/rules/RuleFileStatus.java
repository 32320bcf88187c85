package org.triggerlinks.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a rule file stands.
 *
 * @param path path under the rules folder
 * @param stage what the file decides
 * @param state whether it is in force
 * @param version the version in force (SHA-256 in hex), if one is
 * @param problems what is wrong with the file as it is on disk
 * @param loadedAt when the file was last read
 * @param rules number of rules in force
 */
public record RuleFileStatus(
    String path,
    Stage stage,
    State state,
    Optional<String> version,
    List<RuleProblem> problems,
    Instant loadedAt,
    int rules) {

  /** The status of this file once it is gone. */
  RuleFileStatus removed(Instant at) {
    return new RuleFileStatus(path, stage, State.REMOVED, Optional.empty(), List.of(), at, 0);
  }

  /** Whether a file is in force. */
  public enum State {
    /** The file on disk is in force. */
    GOOD("in_force"),
    /** The file on disk has problems; the last good version stays in force. */
    BROKEN_OLDER_IN_FORCE("last_good_version_in_force"),
    /** The file on disk has problems and there is no good version. */
    BROKEN_NOTHING_IN_FORCE("broken"),
    /** The file is no longer on disk, nor in force. */
    REMOVED("removed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The state as the API and the log call it. */
    public String word() {
      return word;
    }
  }
}
