package org.triggerlinks.channels.standin;

import java.time.Duration;

/** How a stand-in treats a request, whatever kind of provider it stands in for. */
public sealed interface Mood {

  /** As the provider does on a good day. */
  record Well() implements Mood {}

  /** Answers this, and takes nothing. */
  record Failing(Reply reply) implements Mood {}

  /** Takes it, and answers after this time. */
  record Slow(Duration pause) implements Mood {}

  /** Takes it, and answers a byte at a time, with this pause before each. */
  record Dripping(Duration pause) implements Mood {}

  /** Takes it, and breaks off before it answers. */
  record DyingAfterTaking() implements Mood {}

  /** Breaks off before it takes anything. */
  record DyingBeforeTaking() implements Mood {}
}
