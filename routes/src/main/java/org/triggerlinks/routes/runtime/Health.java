package org.triggerlinks.routes.runtime;

/**
 * How one part is.
 *
 * @param up it does its work
 * @param sentence what is known, for the operator who reads it
 */
public record Health(boolean up, String sentence) {
  public static Health up(String sentence) {
    return new Health(true, sentence);
  }

  public static Health down(String sentence) {
    return new Health(false, sentence);
  }
}
