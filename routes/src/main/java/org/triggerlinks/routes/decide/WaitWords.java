package org.triggerlinks.routes.decide;

import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;

/** Waits and stays in words, for the timeline. */
final class WaitWords {

  private WaitWords() {}

  /** The wait's name, and which appointment (or other key) it is about. */
  static String name(DecisionBatch batch, WorkflowWait wait) {
    return quoted(
        wait.name(), batch.enrollment(wait.enrollmentId()).map(Enrollment::key).orElse(""));
  }

  /** A name, and the key of the stay it belongs to if there is one. */
  static String quoted(String name, String key) {
    return key.isEmpty() ? "\"%s\"".formatted(name) : "\"%s\" (%s)".formatted(name, key);
  }
}
