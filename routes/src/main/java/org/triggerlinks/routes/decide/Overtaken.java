package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages have overtaken the one before them in their group: that one comes back to the queue
 * later, as who had it died, or is being decided elsewhere right now.
 */
public final class Overtaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Overtaken(String message) {
    super(message);
  }

  static Overtaken by(List<ReadMessage> messages) {
    return new Overtaken(
        messages.stream()
            .filter(message -> message.follows() != null)
            .map(Overtaken::told)
            .collect(Collectors.joining(" ")));
  }

  private static String told(ReadMessage message) {
    return ("The facts %s of group %s came before fact %s, which they follow and which is not"
            + " decided; they go back to the queue until it is.")
        .formatted(message.facts(), message.group(), message.follows().fact());
  }
}
