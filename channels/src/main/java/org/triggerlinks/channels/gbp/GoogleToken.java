package org.triggerlinks.channels.gbp;

import java.time.Instant;

/**
 * An access token, which is a secret as long as it lives.
 *
 * @param goodUntil when another has to be there
 */
record GoogleToken(String value, Instant goodUntil) {

  /** A text in which the token is not to be seen, should somebody have quoted it. */
  String hiddenIn(String text) {
    return text.replace(value, "***");
  }

  @Override
  public String toString() {
    return "token until " + goodUntil;
  }
}
