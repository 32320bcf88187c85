package org.triggerlinks.channels.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered to a command (RFC 5321, 4.2).
 *
 * @param code three digits, or 0 if there was no answer
 * @param text all of its lines in one, with the code and the enhanced code (RFC 3463) once
 */
record SmtpReply(int code, String text) {

  static final SmtpReply NONE = new SmtpReply(0, "");

  private static final Pattern LINE =
      Pattern.compile("([2-5][0-9]{2})[ -](?:([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: |$))?(.*)");
  private static final int LONGEST = 500;

  /**
   * A reply.
   *
   * @param lines as they came, or null
   */
  static SmtpReply of(String lines) {
    if (lines == null) {
      return NONE;
    }
    StringBuilder text = new StringBuilder();
    int code = 0;
    for (String line : lines.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      if (code == 0) {
        code = Integer.parseInt(matcher.group(1));
        text.append(code);
        text.append(matcher.group(2) == null ? "" : " " + matcher.group(2));
      }
      text.append(' ').append(matcher.group(3).strip());
    }
    String all = text.toString().replaceAll("\\p{Cntrl}", " ").strip();
    return new SmtpReply(code, all.substring(0, Math.min(all.length(), LONGEST)));
  }
}
