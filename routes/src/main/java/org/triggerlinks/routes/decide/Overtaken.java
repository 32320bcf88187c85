package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.UUID;

/**
 * A message has overtaken the one before it in its group: that one comes back to the queue later,
 * as who had it died, or is being decided elsewhere right now.
 */
public final class Overtaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Overtaken(String message) {
    super(message);
  }

  static Overtaken by(List<UUID> facts, String group, String predecessor) {
    return new Overtaken(
        ("The facts %s of group %s came before fact %s, which they follow and which is not decided;"
                + " they go back to the queue until it is.")
            .formatted(facts, group, predecessor));
  }
}
