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

  private final List<DeadFacts> dead = new ArrayList<>();
  private List<ReadMessage> waiting;
  private int looks;

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

  List<DeadFacts> dead() {
    return dead;
  }

  /** All are decided or dead but those that are held back. */
  void settled(List<DeadFacts> died, List<ReadMessage> heldBack) {
    dead.addAll(died);
    waiting = heldBack;
    looks++;
  }

  /**
   * True if those that wait may wait some more where they are, as what they follow may just be in
   * work elsewhere. False if they are to be given back: it may be on its way to this very consumer.
   */
  public boolean mayLookAgain() {
    int deliveries = waiting.stream().mapToInt(ReadMessage::deliveries).max().orElse(1);
    return looks < Math.min(MOST_LOOKS, 1 << Math.min(deliveries, 10));
  }
}
