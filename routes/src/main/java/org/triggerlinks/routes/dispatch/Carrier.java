package org.triggerlinks.routes.dispatch;

import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.intent.Intent;

/** Carries out the intents of one queue: a channel's messages, or calls of webhooks. */
public interface Carrier {

  /** Name of the queue, without its prefix. */
  String name();

  /**
   * True if doing it twice is the same as doing it once, so that it may be repeated after a crash.
   */
  boolean repeatable();

  /**
   * Reads what it needs for an attempt; empty, with the intent told why, if it must not be made.
   */
  Optional<Load> load(Session session, Intent intent);

  /** What one attempt needs, read from the database before it starts. */
  @FunctionalInterface
  interface Load {

    /** Makes the attempt, outside of any transaction. */
    SendResult carry();
  }
}
