package org.triggerlinks.routes.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes paths and queries, strictly: java.net's decoder makes question marks of what is not
 * UTF-8, and a tag with one in it is another tag.
 */
final class PercentEncoding {

  private static final int HEX = 16;

  private PercentEncoding() {}

  /** The text of a query's name or value, in which a plus is a blank (HTML forms). */
  static String decodeForm(String text) {
    return decode(text.replace('+', ' '));
  }

  /**
   * The text that was encoded (RFC 3986, 2.1).
   *
   * @throws IllegalArgumentException if it was not, or not as UTF-8
   */
  static String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int done = 0;
    for (int percent = text.indexOf('%'); percent >= 0; percent = text.indexOf('%', done)) {
      bytes.writeBytes(text.substring(done, percent).getBytes(StandardCharsets.UTF_8));
      bytes.write(octet(text, percent));
      done = percent + 3;
    }
    bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("It is not UTF-8.", e);
    }
  }

  private static int octet(String text, int percent) {
    int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), HEX) : -1;
    int low = high < 0 ? -1 : Character.digit(text.charAt(percent + 2), HEX);
    if (low < 0) {
      throw new IllegalArgumentException("A percent sign is not followed by two hex digits.");
    }
    return high * HEX + low;
  }
}
