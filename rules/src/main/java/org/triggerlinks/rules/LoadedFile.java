package org.triggerlinks.rules;

import java.util.Optional;
import org.triggerlinks.rules.RuleFolder.Stamp;

/**
 * A rule file as it was last read.
 *
 * @param path where it lies
 * @param stamp what it looked like on disk, or null if it could not be read
 * @param versionOnDisk version of the text on disk, or an empty string if it could not be read
 * @param inForce what is run
 * @param workflow what is in force, if it is a workflow
 * @param status how the file stands
 */
record LoadedFile(
    RulePath path,
    Stamp stamp,
    String versionOnDisk,
    Optional<RuleFile> inForce,
    Optional<Workflow> workflow,
    RuleFileStatus status) {

  LoadedFile with(Stamp newStamp) {
    return new LoadedFile(path, newStamp, versionOnDisk, inForce, workflow, status);
  }
}
