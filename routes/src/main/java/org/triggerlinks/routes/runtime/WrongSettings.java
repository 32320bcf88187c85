package org.triggerlinks.routes.runtime;

import java.util.List;

/** The settings cannot be used. The message lists every problem, each with its place and a hint. */
public final class WrongSettings extends RuntimeException {
  private final List<String> problems;

  private WrongSettings(String message, List<String> problems) {
    super(message);
    this.problems = problems;
  }

  static WrongSettings because(List<String> problems) {
    String count = problems.size() == 1 ? "1 setting is" : problems.size() + " settings are";
    return new WrongSettings(
        count + " wrong, nothing was started:\n  " + String.join("\n  ", problems),
        List.copyOf(problems));
  }

  /** One sentence a problem, in the order of the places they were found in. */
  public List<String> problems() {
    return problems;
  }
}
