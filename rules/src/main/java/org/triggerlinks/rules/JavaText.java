package org.triggerlinks.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of a rule file is read as rules and Java: comments and texts are blank, at their place. */
final class JavaText {

  private static final Pattern COMMENT_OR_TEXT =
      Pattern.compile(
          "//[^\\n]*+|/\\*[\\s\\S]*?\\*/|\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+'");

  private JavaText() {}

  static String of(Source source) {
    return COMMENT_OR_TEXT
        .matcher(source.text())
        .replaceAll(match -> Matcher.quoteReplacement(blank(match.group())));
  }

  // An emoji is two.
  private static String blank(String text) {
    return text.chars().mapToObj(c -> c == '\n' ? "\n" : " ").collect(Collectors.joining());
  }

  /** Line, from 1, of what stands at this index. */
  static int line(String text, int index) {
    return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
  }
}
