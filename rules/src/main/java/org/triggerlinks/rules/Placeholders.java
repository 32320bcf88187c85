package org.triggerlinks.rules;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** What stands between double braces in the texts of a file, braces included, as it stands. */
final class Placeholders {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\\\?\\{\\{(?:(?!\\{\\{|}}).)*}}", Pattern.DOTALL);

  private Placeholders() {}

  static Set<String> in(PackageDescr file, Source source) {
    Set<String> found = new HashSet<>();
    for (RuleDescr rule : file.getRules()) {
      Consequence.of(rule, source).texts().forEach(text -> addAll(text.value(), found));
    }
    // Those in functions and conditions, which nothing else here reads as Java.
    addAll(source.text(), found);
    addAll(StringEscapeUtils.unescapeJava(source.text()), found);
    return Set.copyOf(found);
  }

  private static void addAll(String text, Set<String> found) {
    PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
  }
}
