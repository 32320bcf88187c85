package org.triggerlinks.channels.sms.smpp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.triggerlinks.channels.sms.Gsm7;

/** What octets mean by their data_coding (SMPP 3.4, 5.2.19; 3GPP TS 23.038, 4). */
final class Signs {

  private Signs() {}

  /** The text of octets; empty if they are none. */
  static Optional<String> text(byte[] octets, byte dataCoding) {
    int coding = dataCoding & 0xff;
    if (coding >= 0xf0) {
      return (coding & 4) == 0 ? Optional.of(Gsm7.text(octets)) : Optional.empty();
    } else if (coding >= 0x10 && coding < 0x40) {
      return switch (coding & 0x0c) {
        case 0 -> Optional.of(Gsm7.text(octets));
        case 8 -> in(StandardCharsets.UTF_16BE, octets);
        default -> Optional.empty();
      };
    }
    return switch (coding) {
      case 0 -> Optional.of(Gsm7.text(octets));
      case 1 -> in(StandardCharsets.US_ASCII, octets);
      case 3 -> in(StandardCharsets.ISO_8859_1, octets);
      case 6 -> in(Charset.forName("ISO-8859-5"), octets);
      case 7 -> in(Charset.forName("ISO-8859-8"), octets);
      case 8 -> in(StandardCharsets.UTF_16BE, octets);
      default -> Optional.empty();
    };
  }

  private static Optional<String> in(Charset charset, byte[] octets) {
    return Optional.of(new String(octets, charset));
  }
}
