package org.triggerlinks.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a rule file, by lines: as it was meant, whatever editor wrote it. The version is that
 * of this text, so that a file which only changed its line endings on its way is the same version.
 */
record Source(RulePath path, String text, List<String> lines) {

  private static final Pattern FIRST_RULE = Pattern.compile("\\s*rule\\b.*");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static Source of(RulePath path, String text) {
    String plain = plain(text);
    return new Source(path, plain, plain.lines().toList());
  }

  /** The parser knows no byte order mark, and takes some line endings for a part of a word. */
  private static String plain(String text) {
    String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    String lines = unmarked.replace("\r\n", "\n").replace('\r', '\n');
    return lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
  }

  /** SHA-256 of the text, in hex. */
  String version() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  RuleProblem problem(int line, String message, String hint) {
    return new RuleProblem(path.text(), Math.max(1, line), message, hint);
  }

  /** Number of lines before the first rule. */
  int headerLines() {
    for (int i = 0; i < lines.size(); i++) {
      if (FIRST_RULE.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return lines.size();
  }

  /** First line, from 1, within these that has this text as a word; or else {@code from}. */
  int lineOf(String text, int from, int to) {
    Pattern word = Pattern.compile("(?<![\\w$])" + Pattern.quote(text) + "(?!\\w)", Pattern.DOTALL);
    for (int line = Math.max(1, from); line <= Math.min(to, lines.size()); line++) {
      Matcher matcher = word.matcher(lines.get(line - 1));
      if (matcher.find()) {
        return line;
      }
    }
    return from;
  }
}
