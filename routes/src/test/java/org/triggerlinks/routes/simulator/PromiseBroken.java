package org.triggerlinks.routes.simulator;

/** A promise does not hold. An error, so that nothing that is simulated handles it. */
final class PromiseBroken extends Error {

  private static final long serialVersionUID = 1L;

  PromiseBroken(String sentence) {
    super(sentence);
  }
}
