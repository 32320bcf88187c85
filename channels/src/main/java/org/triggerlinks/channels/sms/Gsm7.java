package org.triggerlinks.channels.sms;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * The default alphabet of GSM and its extension (3GPP TS 23.038, 6.2.1), a septet in each octet as
 * SMPP carries it.
 */
public final class Gsm7 {

  // A sign's place in it is its septet. That of the escape is held by a sign no text may have.
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final int ESCAPE = 0x1b;
  // These take two septets, an escape and the one here.
  private static final Map<Character, Integer> EXTENDED =
      Map.of(
          '\f', 0x0a, '^', 0x14, '{', 0x28, '}', 0x29, '\\', 0x2f, '[', 0x3c, '~', 0x3d, ']', 0x3e,
          '|', 0x40, '€', 0x65);
  private static final Map<Integer, Character> BY_SEPTET = new HashMap<>();

  static {
    EXTENDED.forEach((sign, septet) -> BY_SEPTET.put(septet, sign));
  }

  private Gsm7() {}

  /** Septets that a sign takes: 1, or 2, or 0 if it is not in the alphabet. */
  public static int width(int sign) {
    if (sign > Character.MAX_VALUE || sign == ESCAPE) {
      return 0;
    }
    return EXTENDED.containsKey((char) sign) ? 2 : BASIC.indexOf(sign) < 0 ? 0 : 1;
  }

  /**
   * A text in septets.
   *
   * @throws IllegalArgumentException if a sign is not in the alphabet
   */
  public static byte[] septets(String text) {
    ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      switch (width(sign)) {
        case 1 -> septets.write(BASIC.indexOf(sign));
        case 2 -> {
          septets.write(ESCAPE);
          septets.write(EXTENDED.get(sign));
        }
        default ->
            throw new IllegalArgumentException(
                "U+%04X is not in the alphabet of GSM.".formatted((int) sign));
      }
    }
    return septets.toByteArray();
  }

  /**
   * The text of septets. As the standard asks, an escape and a septet that it has no sign for are
   * the sign without the escape.
   */
  public static String text(byte[] septets) {
    StringBuilder text = new StringBuilder(septets.length);
    boolean escaped = false;
    for (byte octet : septets) {
      int septet = octet & 0x7f;
      if (escaped) {
        text.append(BY_SEPTET.getOrDefault(septet, septet == ESCAPE ? ' ' : BASIC.charAt(septet)));
        escaped = false;
      } else if (septet == ESCAPE) {
        escaped = true;
      } else {
        text.append(BASIC.charAt(septet));
      }
    }
    return text.toString();
  }
}
