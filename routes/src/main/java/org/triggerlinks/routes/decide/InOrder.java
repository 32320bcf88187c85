package org.triggerlinks.routes.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.routes.facts.Predecessor;

/**
 * Messages that were taken at once: those that may be decided, each after the one it follows, and
 * those that are held back because that one is elsewhere, or because they come behind such a one in
 * their group.
 */
final class InOrder {

  private final Predecessors predecessors;
  private final Map<UUID, ReadMessage> inHand = new HashMap<>();
  private final List<ReadMessage> ready = new ArrayList<>();
  private final List<ReadMessage> heldBack = new ArrayList<>();
  private final Set<UUID> readyIds = new HashSet<>();
  private final Set<String> groupsHeldBack = new HashSet<>();
  private final Set<ReadMessage> placed = new HashSet<>();

  private InOrder(List<ReadMessage> messages, Predecessors predecessors) {
    this.predecessors = predecessors;
    messages.stream().filter(one -> one.id() != null).forEach(one -> inHand.put(one.id(), one));
  }

  /**
   * Puts messages in order. The database is asked at most once, and only for those that follow
   * neither one of these nor one that was handled here.
   *
   * @throws DatabaseAway if it is to be asked and cannot be
   */
  static InOrder of(List<ReadMessage> messages, Predecessors predecessors) {
    InOrder order = new InOrder(messages, predecessors);
    predecessors.lookUp(
        messages.stream()
            .map(ReadMessage::follows)
            .filter(follows -> follows != null && !order.inHand.containsKey(follows.message()))
            .toList());
    messages.forEach(order::place);
    return order;
  }

  private void place(ReadMessage one) {
    if (!placed.add(one)) {
      return;
    }
    // It may be behind this one: it has come back from who had it when this one was here already.
    ReadMessage before = one.follows() == null ? null : inHand.get(one.follows().message());
    if (before != null) {
      place(before);
    }
    boolean free = followsNothingThatIsLeft(one);
    // Asked in any case: each waits its own time, and not only when the one before it has waited.
    boolean givenUp = !free && isElsewhere(one) && predecessors.areWaitedForNoLonger(one);
    if ((free || givenUp) && !groupsHeldBack.contains(one.group())) {
      if (givenUp) {
        predecessors.tellOfGivingUp(one);
      }
      ready.add(one);
      readyIds.add(one.id());
    } else {
      heldBack.add(one);
      holdBack(one.group());
    }
  }

  private boolean followsNothingThatIsLeft(ReadMessage one) {
    Predecessor follows = one.follows();
    return follows == null || readyIds.contains(follows.message()) || predecessors.areDone(follows);
  }

  private boolean isElsewhere(ReadMessage one) {
    return !inHand.containsKey(one.follows().message());
  }

  // What is in no group has no order.
  private void holdBack(String group) {
    if (group != null) {
      groupsHeldBack.add(group);
    }
  }

  /** Those that may be decided, in the order in which they are to be. */
  List<ReadMessage> ready() {
    return ready;
  }

  /** Those that may not, in their order. */
  List<ReadMessage> heldBack() {
    return heldBack;
  }
}
