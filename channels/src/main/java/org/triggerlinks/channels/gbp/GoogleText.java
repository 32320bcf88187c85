package org.triggerlinks.channels.gbp;

import java.util.Optional;
import org.triggerlinks.channels.SendResult;

/** What Google asks of a text. */
final class GoogleText {

  private GoogleText() {}

  /** Why a text is not sent that has more than this many characters. */
  static Optional<SendResult> tooLong(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    return length > longest
        ? Optional.of(
            new SendResult.ContentRejected(
                "The text has %,d characters; Google takes %,d.".formatted(length, longest)))
        : Optional.empty();
  }
}
