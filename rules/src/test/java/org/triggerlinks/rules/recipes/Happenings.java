package org.triggerlinks.rules.recipes;

import java.util.List;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.fact.WaitTimedOut;

/** What happens to the contact, in short. */
final class Happenings {

  private Happenings() {}

  /** A click that no wait of the workflow knows. */
  static LinkClicked click(String link, String channel) {
    return click(link, channel, Evidence.LIKELY_HUMAN);
  }

  static LinkClicked click(String link, String channel, Evidence evidence) {
    return LinkClicked.of(link, channel, evidence, "https://example.com", Recipe.NOW);
  }

  /** A click that ends the wait of this name. */
  static LinkClicked clickInTime(String link, String wait) {
    return click(link, "sms").seenBy(List.of(wait), List.of());
  }

  /** A click after the wait of this name timed out. */
  static LinkClicked clickTooLate(String link, String wait) {
    return click(link, "sms").seenBy(List.of(), List.of(wait));
  }

  /** The same, by a scanner. */
  static LinkClicked byMachine(LinkClicked click) {
    return click(click.link(), click.channel(), Evidence.MACHINE)
        .seenBy(click.endedWaits(), click.lateFor());
  }

  static MessageReceived message(String channel, String text) {
    return new MessageReceived(channel, text, Recipe.NOW);
  }

  static WaitTimedOut timeout(String wait) {
    return new WaitTimedOut(wait, null);
  }
}
