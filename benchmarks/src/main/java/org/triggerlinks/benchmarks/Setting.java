package org.triggerlinks.benchmarks;

/** Numbers by which a benchmark is made longer or shorter: {@code -Dname=number}. */
final class Setting {

  private Setting() {}

  /**
   * The number that was set, or this one if none was.
   *
   * @throws IllegalArgumentException if it is no number from 1 on
   */
  static int of(String name, int unlessSet) {
    String text = System.getProperty(name);
    if (text == null) {
      return unlessSet;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "-D%s=%s: it must be a whole number from 1 on.".formatted(name, text));
    }
    return Integer.parseInt(text);
  }
}
