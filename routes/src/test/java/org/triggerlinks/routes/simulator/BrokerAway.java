package org.triggerlinks.routes.simulator;

/** The broker cannot be reached, or its answer did not come back. */
final class BrokerAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerAway(String words) {
    super(words);
  }
}
