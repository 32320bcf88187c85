package org.triggerlinks.model.decision;

/** What the person who clicked was shown. */
public enum ClickOutcome {
  /** The destination. */
  REDIRECTED,
  /**
   * The page with the confirmation button, or the one that says that it is not known who asks;
   * nothing was confirmed.
   */
  ASKED,
  /** The destination, after pressing the confirmation button. */
  CONFIRMED,
  /** The help page, because the link had no usable destination. */
  BROKEN
}
