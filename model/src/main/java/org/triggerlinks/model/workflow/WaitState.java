package org.triggerlinks.model.workflow;

/**
 * Where a wait stands. It leaves {@link #OPEN} exactly once, and only {@link #DUE} may come
 * between.
 */
public enum WaitState {
  /** Nothing ended it yet. */
  OPEN,
  /**
   * Its deadline passed and the timeout is on its way to the rules; a click may still end it first.
   */
  DUE,
  /** The awaited click ended it. */
  CLICKED,
  /** Its deadline ended it. */
  TIMED_OUT,
  /** The contact left the workflow, or a rule of it ended the wait. */
  LEFT;

  /** Nothing ended it yet. */
  public boolean waiting() {
    return this == OPEN || this == DUE;
  }
}
