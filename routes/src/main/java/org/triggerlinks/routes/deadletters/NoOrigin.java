package org.triggerlinks.routes.deadletters;

/** A dead letter cannot be retried, because nobody knows where it came from. */
public final class NoOrigin extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private NoOrigin(String message) {
    super(message);
  }

  static NoOrigin of(DeadLetter letter) {
    return new NoOrigin(
        "The dead letter %s does not say which queue it came from. It can only be thrown away."
            .formatted(letter.id()));
  }
}
