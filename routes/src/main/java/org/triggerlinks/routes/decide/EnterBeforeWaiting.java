package org.triggerlinks.routes.decide;

import java.util.ArrayList;
import java.util.List;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.rules.Inserted;

/**
 * The order in which the actions of a run are carried out: as they were inserted, but a stay begins
 * before it waits. Rules have no order among each other, and within one the analyst need not care.
 */
final class EnterBeforeWaiting {

  private EnterBeforeWaiting() {}

  static List<Inserted<Action>> order(List<Inserted<Action>> inserted) {
    int enters = -1;
    for (int i = 0; i < inserted.size(); i++) {
      if (inserted.get(i).decision() instanceof Action.Enter) {
        enters = i;
      }
    }
    List<Inserted<Action>> ordered = new ArrayList<>();
    List<Inserted<Action>> waits = new ArrayList<>();
    for (Inserted<Action> each : inserted.subList(0, enters + 1)) {
      (WaitActions.opens(each.decision()) ? waits : ordered).add(each);
    }
    ordered.addAll(waits);
    ordered.addAll(inserted.subList(enters + 1, inserted.size()));
    return ordered;
  }
}
