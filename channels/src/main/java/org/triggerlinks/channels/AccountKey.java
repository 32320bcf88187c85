package org.triggerlinks.channels;

import java.util.regex.Pattern;

/**
 * Something that a gateway has to be told to send for somebody: a setting {@code
 * channels.<channel>.<name>} for all locations, or {@code locations.<slug>.<channel>.<name>} for
 * one.
 *
 * @param name lower case words with hyphens: "auth-token"
 * @param sentence what it is and where to find it, for whoever looks for it
 * @param secret true if it must never be shown, nor be written into application.properties
 * @param required true if nothing can be sent without it
 * @param standard what it is if nobody says, or "" if nothing
 * @param form what it must look like
 * @param formInWords the same for people: "must be AC and 32 hexadecimal digits"
 */
public record AccountKey(
    String name,
    String sentence,
    boolean secret,
    boolean required,
    String standard,
    Pattern form,
    String formInWords) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern ANYTHING = Pattern.compile("(?s).+");

  /** A key with a name that settings and environment variables can have. */
  public AccountKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "The key %s must be lower case words with hyphens.".formatted(name));
    }
  }

  /** One without which nothing can be sent. */
  public static AccountKey required(String name, String sentence) {
    return new AccountKey(name, sentence, false, true, "", ANYTHING, "must not be empty");
  }

  /** One that may be left out. */
  public static AccountKey optional(String name, String sentence) {
    return new AccountKey(name, sentence, false, false, "", ANYTHING, "must not be empty");
  }

  /** The same, never to be shown. */
  public AccountKey kept() {
    return new AccountKey(name, sentence, true, required, standard, form, formInWords);
  }

  /** The same, with this value if nobody gives one. */
  public AccountKey or(String value) {
    return new AccountKey(name, sentence, secret, false, value, form, formInWords);
  }

  /**
   * The same, which must look like this.
   *
   * @param words what it must look like: "must be AC and 32 hexadecimal digits"
   */
  public AccountKey matching(String regex, String words) {
    return new AccountKey(
        name, sentence, secret, required, standard, Pattern.compile(regex), words);
  }
}
