package org.triggerlinks.routes.simulator;

/** What is out of order around the nodes right now. */
final class Weather {

  private boolean calm;
  private boolean databaseAway;
  private boolean brokerAway;
  private boolean answerToBeLost;

  boolean databaseAway() {
    return databaseAway;
  }

  void databaseAway(boolean away) {
    databaseAway = away;
  }

  boolean brokerAway() {
    return brokerAway;
  }

  void brokerAway(boolean away) {
    brokerAway = away;
  }

  /** The next commit is made, but its answer does not come back. */
  void loseNextAnswer() {
    answerToBeLost = true;
  }

  /** True, once, if this commit's answer is the one that is lost. */
  boolean losesAnswer() {
    boolean lost = answerToBeLost;
    answerToBeLost = false;
    return lost;
  }

  /** True while nothing gets out of order. */
  boolean calm() {
    return calm;
  }

  /** Calm, no strand stops but where it has to. */
  void calm(boolean now) {
    calm = now;
  }

  void clearUp() {
    databaseAway = false;
    brokerAway = false;
    answerToBeLost = false;
  }
}
