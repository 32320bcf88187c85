package org.triggerlinks.channels.email;

import java.util.List;
import java.util.Locale;

/** What the stand-in wants of a mail itself, as the large providers do. */
final class SmtpContent {

  private SmtpContent() {}

  /** The answer to a mail that is not well, or null. */
  static String problem(String content) {
    if (content.chars().anyMatch(each -> each > 127)) {
      return "554 5.6.1 8BITMIME was not announced";
    }
    int end = content.indexOf("\r\n\r\n");
    if (end < 0) {
      return "554 5.6.0 There is no end of the header";
    }
    List<String> names =
        content
            .substring(0, end)
            .lines()
            .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
            .map(line -> line.replaceAll("(?s):.*", "").toLowerCase(Locale.ROOT))
            .toList();
    if (!names.stream().allMatch(name -> name.matches("[!-9;-~]+"))) {
      return "554 5.6.0 There is a line in the header that is none";
    }
    for (String one : List.of("from", "to", "date", "message-id", "subject", "mime-version")) {
      if (names.stream().filter(one::equals).count() != 1) {
        return "550 5.7.1 Messages must have %s exactly once (RFC 5322, 3.6)".formatted(one);
      }
    }
    return null;
  }
}
