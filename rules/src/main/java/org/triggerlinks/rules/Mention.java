package org.triggerlinks.rules;

/**
 * A name that a workflow file writes out.
 *
 * @param kind what it names
 * @param name the name
 * @param line line of the file, from 1
 */
public record Mention(Kind kind, String name, int line) {

  /** What can be named. */
  public enum Kind {
    /** A trigger link that a rule asks about or waits for. */
    LINK("link"),
    /** A trigger link in the text of a message. */
    LINK_IN_TEXT("link"),
    /** A custom value in a text. */
    CUSTOM_VALUE("custom value"),
    /** A field of contacts that a rule asks about or a text contains. */
    FIELD("contact field"),
    /** A field of contacts that a rule sets: it need not be there before. */
    FIELD_SET("contact field"),
    /** A workflow that is started, or whose messages a rule asks about. */
    WORKFLOW("workflow"),
    TAG("tag"),
    /** A wait that a rule opens. */
    WAIT_OPENED("wait"),
    /** A wait that a rule asks about or ends. */
    WAIT("wait"),
    CHANNEL("channel"),
    FAILURE("kind of failure"),
    EVENT("event");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind as analysts call it. */
    public String word() {
      return word;
    }
  }
}
