package org.triggerlinks.channels;

/**
 * Something that may happen to a message in place of success.
 *
 * @param what what the provider says, or what is wrong with the message
 * @param kind the kind of result that it is: "bad_address"
 * @param begins tells the stand-in to say so
 * @param text of the message
 * @param template of the message, or null
 * @param asked how often the provider is asked for it
 */
public record Trouble(
    String what, String kind, Runnable begins, String text, MessageTemplate template, int asked) {

  /** The provider answers this, whatever it is sent. */
  public static Trouble answered(String what, String kind, Runnable begins) {
    return new Trouble(what, kind, begins, "Hello", null, 1);
  }

  /** A text that the provider is not even asked for. */
  public static Trouble ofText(String what, String kind, String text) {
    return new Trouble(what, kind, () -> {}, text, null, 0);
  }

  /** A template that the provider is not even asked for. */
  public static Trouble ofTemplate(String what, String kind, MessageTemplate template) {
    return new Trouble(what, kind, () -> {}, "Hello", template, 0);
  }
}
