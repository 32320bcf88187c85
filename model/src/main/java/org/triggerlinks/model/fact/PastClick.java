package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * A click the contact made earlier; the latest hundred are known to the rules.
 *
 * @param link name of the trigger link at that time
 * @param channel channel of the message, or null
 * @param evidence how sure we are that a person clicked
 * @param at when
 */
public record PastClick(String link, String channel, Evidence evidence, Instant at) {

  /** A person clicked, as far as we can tell. */
  public boolean human() {
    return evidence.compareTo(Evidence.LIKELY_HUMAN) >= 0;
  }
}
