package org.triggerlinks.rules;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Quotes that a word processor or a mail program bent, outside texts and comments. */
final class Quotes {

  private static final Pattern BENT = Pattern.compile("[“”„‟‘’‚‛«»‹›]");

  private Quotes() {}

  /** The first one of each line that has some. */
  static List<RuleProblem> bent(Source source) {
    List<String> lines = JavaText.of(source).lines().toList();
    return IntStream.range(0, lines.size())
        .boxed()
        .flatMap(
            line ->
                BENT.matcher(lines.get(line))
                    .results()
                    .limit(1)
                    .map(
                        quote ->
                            source.problem(
                                line + 1,
                                "The quote %s is not one that rules know.".formatted(quote.group()),
                                "Write straight quotes, as in \"Spring Sale\".")))
        .toList();
  }

  /** The same file as it was meant, so that whatever else is wrong with it can be told, too. */
  static Source straightened(Source source) {
    StringBuilder text = new StringBuilder(source.text());
    BENT.matcher(JavaText.of(source))
        .results()
        .forEach(quote -> text.setCharAt(quote.start(), '"'));
    return Source.of(source.path(), text.toString());
  }
}
