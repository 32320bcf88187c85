package org.triggerlinks.routes.dispatch;

import java.time.Instant;
import java.util.List;
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

  /** Reads at once what {@link #prepare} will ask of these, one after the other. */
  default void read(Session session, List<Intent> intents) {}

  /** Reads what an attempt needs, or says why it must not be made, or not now. */
  Prepared prepare(Session session, Intent intent, Instant now);

  /** What is known before an attempt. */
  sealed interface Prepared {}

  /** What one attempt needs, read from the database before it starts. */
  @FunctionalInterface
  non-sealed interface Load extends Prepared {

    /** Makes the attempt, outside of any transaction. */
    SendResult carry();
  }

  /** The attempt is to be made later. */
  record Postponed(Instant until, String reason) implements Prepared {}

  /**
   * The attempt is to be made later, of which nobody needs to be told.
   *
   * @param kind what the provider said of other messages, for which this one does not wait for
   *     ever; null if it is only not its turn
   */
  record Paced(Instant until, String kind) implements Prepared {}

  /**
   * No attempt is made, as the provider would refuse it.
   *
   * @param kind why, in one word for the rules
   */
  record Hopeless(String kind, String reason) implements Prepared {}

  /** The attempt must not be made. */
  record Withheld(String reason) implements Prepared {}
}
