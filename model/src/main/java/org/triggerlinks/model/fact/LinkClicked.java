package org.triggerlinks.model.fact;

import java.time.Instant;
import java.util.List;

/**
 * A contact clicked a trigger link.
 *
 * @param link name of the trigger link
 * @param channel channel of the message it was clicked in ("sms", "email", ...), or null if public
 * @param evidence how sure we are that a person clicked
 * @param destination the URL that was served, or null if the link was broken at that moment
 * @param at when it was clicked
 * @param endedWaits names of this enrollment's waits that this click ended
 * @param lateFor names of this enrollment's waits on this link that had already timed out
 * @param earlier true if the click came before the wait it ends was opened; it is not counted again
 */
public record LinkClicked(
    @TriggerKey String link,
    String channel,
    Evidence evidence,
    String destination,
    Instant at,
    List<String> endedWaits,
    List<String> lateFor,
    boolean earlier)
    implements Fact {

  public LinkClicked {
    endedWaits = List.copyOf(endedWaits);
    lateFor = List.copyOf(lateFor);
  }

  /** A click as it was made, before any enrollment looked at it. */
  public static LinkClicked of(
      String link, String channel, Evidence evidence, String destination, Instant at) {
    return new LinkClicked(link, channel, evidence, destination, at, List.of(), List.of(), false);
  }

  /** The same click as one enrollment sees it. */
  public LinkClicked seenBy(List<String> endedWaits, List<String> lateFor) {
    return new LinkClicked(link, channel, evidence, destination, at, endedWaits, lateFor, earlier);
  }

  /** The same click, recalled for a wait that was opened after it. */
  public LinkClicked recalled() {
    return new LinkClicked(link, channel, evidence, destination, at, endedWaits, lateFor, true);
  }

  /** A person clicked, as far as we can tell. */
  public boolean human() {
    return evidence.compareTo(Evidence.LIKELY_HUMAN) >= 0;
  }

  /** A scanner or a preview clicked. */
  public boolean machine() {
    return evidence == Evidence.MACHINE;
  }

  /**
   * The contact pressed the button of a confirmation page; the only click that may change consent.
   */
  public boolean confirmed() {
    return evidence == Evidence.CONFIRMED;
  }

  /** This click ended at least one wait of this enrollment. */
  public boolean endedWait() {
    return !endedWaits.isEmpty();
  }

  /** This click came after the timeout of a wait of this enrollment on this link. */
  public boolean late() {
    return !lateFor.isEmpty();
  }

  /** The link had no usable destination, so the contact saw a help page. */
  public boolean broken() {
    return destination == null;
  }
}
