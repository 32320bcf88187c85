package org.triggerlinks.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a rule file, by lines. */
record Source(RulePath path, String text, List<String> lines) {

  private static final Pattern FIRST_RULE = Pattern.compile("\\s*rule\\b.*");

  static Source of(RulePath path, String text) {
    return new Source(path, text, text.lines().toList());
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
