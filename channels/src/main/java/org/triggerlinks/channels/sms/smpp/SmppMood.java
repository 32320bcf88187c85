package org.triggerlinks.channels.sms.smpp;

/** How a stand-in treats a submit_sm. */
public sealed interface SmppMood {

  /** As the carrier does on a good day: takes what is right. */
  record Well() implements SmppMood {}

  /** Answers this command_status, and takes nothing. */
  record Refusing(int status) implements SmppMood {}

  /** Takes it, and never answers. */
  record Hanging() implements SmppMood {}

  /** Takes it, and breaks the connection off before it answers. */
  record DroppingAfterTaking() implements SmppMood {}
}
