package org.triggerlinks.channels.sms;

import java.util.ArrayList;
import java.util.List;

/**
 * How many parts a text takes on the air: in the alphabet of GSM (3GPP TS 23.038, 6.2.1) 160 signs,
 * or 153 in each of several parts; if one sign is not in it, 70 or 67 of UCS-2.
 *
 * @param encoding the alphabet that the text needs
 * @param units what it takes of the alphabet: septets, or UTF-16 units
 * @param parts messages on the air
 */
public record Segments(Encoding encoding, int units, int parts) {

  /** An alphabet. */
  public enum Encoding {
    GSM_7(160, 153),
    UCS_2(70, 67);

    private final int alone;
    private final int each;

    Encoding(int alone, int each) {
      this.alone = alone;
      this.each = each;
    }
  }

  /** The parts of a text; an empty one takes one, too. */
  public static Segments of(String text) {
    Encoding encoding = encoding(text);
    return new Segments(encoding, units(encoding, text), split(text).size());
  }

  /**
   * The texts of the parts, in their order; together they are the text. What takes two units is
   * whole in one of them.
   */
  public static List<String> split(String text) {
    Encoding encoding = encoding(text);
    return units(encoding, text) <= encoding.alone ? List.of(text) : parts(encoding, text);
  }

  private static Encoding encoding(String text) {
    return text.codePoints().allMatch(sign -> Gsm7.width(sign) > 0)
        ? Encoding.GSM_7
        : Encoding.UCS_2;
  }

  private static int units(Encoding encoding, String text) {
    return text.codePoints().map(sign -> width(encoding, sign)).sum();
  }

  private static int width(Encoding encoding, int sign) {
    return encoding == Encoding.UCS_2 ? Character.charCount(sign) : Gsm7.width(sign);
  }

  // What takes two units begins the next part if one is left in this one.
  private static List<String> parts(Encoding encoding, String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int used = 0;
    for (int sign : text.codePoints().toArray()) {
      int width = width(encoding, sign);
      if (used + width > encoding.each) {
        parts.add(part.toString());
        part.setLength(0);
        used = 0;
      }
      part.appendCodePoint(sign);
      used += width;
    }
    parts.add(part.toString());
    return List.copyOf(parts);
  }
}
