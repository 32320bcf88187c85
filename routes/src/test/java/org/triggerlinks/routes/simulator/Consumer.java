package org.triggerlinks.routes.simulator;

/**
 * One consumer of a queue, for as long as it is connected: when its connection breaks, its node
 * makes another one.
 */
record Consumer(int node, String queue, int number) {

  @Override
  public String toString() {
    return "consumer %d".formatted(number);
  }
}
