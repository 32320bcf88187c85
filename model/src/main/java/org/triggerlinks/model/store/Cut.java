package org.triggerlinks.model.store;

/**
 * Shortens texts that only describe: one that does not fit must not undo the decision it belongs
 * to.
 */
public final class Cut {

  private Cut() {}

  /** The text, or as much of its beginning as has this length; null stays null. */
  public static String to(int length, String text) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
