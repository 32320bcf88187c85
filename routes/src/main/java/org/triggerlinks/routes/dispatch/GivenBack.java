package org.triggerlinks.routes.dispatch;

/** The service stops: what was taken off a queue and not begun goes back to it. */
public final class GivenBack extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private GivenBack(String message) {
    super(message);
  }

  static GivenBack toItsQueue(String name, int actions) {
    return new GivenBack(
        "The service stops: %d actions go back to the queue of %s, for whoever takes them next."
            .formatted(actions, name));
  }
}
