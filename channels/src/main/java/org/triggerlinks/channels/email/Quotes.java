package org.triggerlinks.channels.email;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts off what an answer repeats below itself. Where it is not sure that nothing of the answer
 * comes after that, or that anything comes before it, it leaves all as it is.
 */
final class Quotes {

  /** What many programs put above what they repeat, on one line or on two. */
  private static final Pattern WROTE =
      Pattern.compile(
          "(On|Am|Le|El|Il|Op|Em|Den)\\b.{8,300}(wrote|schrieb\\b.*|a écrit|escribió|ha scritto"
              + "|schreef\\b.*|escreveu|skrev\\b.*)\\s*:",
          Pattern.DOTALL);

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "-{2,}\\s*(Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original"
              + "|Messaggio originale)\\s*-{2,}",
          Pattern.CASE_INSENSITIVE);

  /** What Outlook puts above it. */
  private static final Pattern OUTLOOK =
      Pattern.compile(
          "\\*?(From|Von|De|Da):\\*? .+\n\\*?(Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato):\\*?"
              + " .+\n(.+\n){0,3}?\\*?(Subject|Betreff|Objet|Asunto|Oggetto):\\*?.*",
          Pattern.CASE_INSENSITIVE);

  private Quotes() {}

  static String off(String text) {
    List<String> lines = text.lines().map(String::stripTrailing).toList();
    int quoted = quotedToTheEnd(lines);
    for (int i = 0; i < lines.size(); i++) {
      if (beginsHere(lines, i, quoted)) {
        String before = withoutRule(lines.subList(0, i));
        return before.isEmpty() ? joined(lines) : before;
      }
    }
    return joined(lines);
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines).strip();
  }

  /** Without the line of underscores that Outlook draws. */
  private static String withoutRule(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).matches("_*")) {
      end--;
    }
    return joined(lines.subList(0, end));
  }

  /** The first line from which on there is nothing but what begins with >; else the last. */
  private static int quotedToTheEnd(List<String> lines) {
    int first = lines.size();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).startsWith(">")) {
        first = i;
      } else if (!lines.get(i).isBlank()) {
        break;
      }
    }
    return first;
  }

  private static boolean beginsHere(List<String> lines, int at, int quoted) {
    return at == quoted
        || ORIGINAL.matcher(lines.get(at).strip()).matches()
        || isOutlook(lines, at)
        || (quoted < lines.size() && isAbove(lines, at, quoted));
  }

  private static boolean isOutlook(List<String> lines, int at) {
    return lines.get(at).matches("\\*?(From|Von|De|Da):.*")
        && OUTLOOK
            .matcher(String.join("\n", lines.subList(at, Math.min(at + 7, lines.size()))))
            .lookingAt();
  }

  /** True if this is "On ... wrote:", on up to three lines, right above what is quoted. */
  private static boolean isAbove(List<String> lines, int at, int quoted) {
    return quoted - at <= 4 && WROTE.matcher(joined(lines.subList(at, quoted))).matches();
  }
}
