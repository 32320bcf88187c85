package org.triggerlinks.model.fact;

/** How sure we are that a person made a click, from surely not to surely. */
public enum Evidence {
  /** A scanner, a link preview, a prefetch. Recorded and redirected, never a trigger. */
  MACHINE,
  /** Looks like a machine, but a person cannot be ruled out. */
  SUSPECT,
  /** Nothing speaks against a person. The verdict when no evidence rule fires. */
  LIKELY_HUMAN,
  /** The contact pressed the button of a confirmation page (a POST). */
  CONFIRMED
}
