package org.triggerlinks.rules;

/**
 * One thing that is wrong with a rule file.
 *
 * @param file path under the rules folder, with {@code /} as separator
 * @param line line of the file, from 1
 * @param message what is wrong, a sentence
 * @param hint what to do about it, or an empty string
 */
public record RuleProblem(String file, int line, String message, String hint) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + message + (hint.isEmpty() ? "" : " " + hint);
  }
}
