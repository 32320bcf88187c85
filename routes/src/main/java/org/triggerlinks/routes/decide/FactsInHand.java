package org.triggerlinks.routes.decide;

import java.util.ArrayList;
import java.util.List;
import org.triggerlinks.routes.decide.FactsOffQueue.Taken;

/**
 * What was taken off the queue at once: those messages that are still to be decided, and what of
 * the others goes to the dead letters.
 */
public final class FactsInHand {

  // Twice as many each time that it is given back: it is soon sorted in if it can be, and a broker
  // that needs seconds delivers it a dozen times and not a hundred.
  private static final int MOST_LOOKS = 20;

  // Whatever it waits for: it may just be in work elsewhere.
  private static final long REST_MILLIS = 50;

  private final List<DeadFacts> dead = new ArrayList<>();
  private List<ReadMessage> waiting;
  private int looks;
  private boolean decidedSome;

  private FactsInHand(List<ReadMessage> waiting) {
    this.waiting = waiting;
  }

  /** These messages, none of which is decided. */
  public static FactsInHand of(List<Taken> messages) {
    return new FactsInHand(messages.stream().map(ReadMessage::of).toList());
  }

  List<ReadMessage> waiting() {
    return waiting;
  }

  /** All are decided or dead but those that are held back. */
  void settled(List<DeadFacts> died, List<ReadMessage> heldBack) {
    dead.addAll(died);
    decidedSome = heldBack.size() < waiting.size();
    waiting = heldBack;
    looks++;
  }

  /** True if the last look left less to do. */
  boolean decidedSome() {
    return decidedSome;
  }

  /**
   * What goes to the dead letters of it.
   *
   * @throws Overtaken if some messages still wait for one that is elsewhere
   */
  public List<DeadFacts> dead() {
    if (!waiting.isEmpty()) {
      throw Overtaken.by(waiting);
    }
    return dead;
  }

  /** How long nothing is done before the next look. */
  long restMillis() {
    return looks == 0 ? 0 : REST_MILLIS;
  }

  /**
   * True if there is something to do where it is: nobody looked yet, or what waits may wait some
   * more, as what it follows may just be in work elsewhere. False if that is to be given back: what
   * it follows may be on its way to this very consumer.
   */
  public boolean mayBeLookedAt() {
    return looks == 0 || (!waiting.isEmpty() && mayLookAgain());
  }

  private boolean mayLookAgain() {
    int deliveries = waiting.stream().mapToInt(ReadMessage::deliveries).max().orElse(1);
    return looks < Math.min(MOST_LOOKS, 1 << Math.min(deliveries, 10));
  }
}
