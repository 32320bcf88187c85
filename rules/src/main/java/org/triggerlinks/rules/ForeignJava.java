package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;

/**
 * Java that rules cannot use, in conditions as well as in consequences: all but values, dates and
 * what the file declares itself. A rule that reads a file or asks another machine could be neither
 * tested nor replayed. It keeps slips out, and is no wall against somebody who wants to get past
 * it: who may write rules may do everything the service may.
 */
final class ForeignJava {

  private static final String HINT =
      "Rules know facts, verbs, texts, numbers and java.time; insert an action for anything else.";

  private static final Pattern QUALIFIED =
      Pattern.compile("(?<![\\w$.])((?:[a-z_]\\w*\\s*\\.\\s*)+)([A-Z]\\w*|\\*)");
  private static final Pattern STATIC =
      Pattern.compile("(?<![\\w$.])([A-Z]\\w*)\\s*(?:\\.\\s*[A-Za-z]|::)");
  private static final Pattern NEW = Pattern.compile("\\bnew\\s+([\\w.]+)");
  private static final Pattern REFLECTION =
      Pattern.compile("\\.\\s*(getClass|class|forName|getClassLoader|newInstance|invoke)\\b");

  private static final String CLOCK_HINT =
      "The clock of rules is the fact Now: a test can set it, and a decision can be replayed. Write Now( $now : at ) in the conditions.";

  /** Called with its class or without, imported, or handed on to be called by others. */
  private static final Pattern CLOCK =
      Pattern.compile(
          "((?:\\.|::)\\s*now\\b|(?<![\\w$])(?:now|dateNow)\\s*\\(|\\b(?:Clock|InstantSource)\\b)");

  private static final String ZONE_HINT =
      "Another computer may have another one. The fact Now is in the contact's; write ZoneId.of( \"Europe/Berlin\" ) for a fixed one.";
  private static final Pattern ZONE = Pattern.compile("\\b(systemDefault)\\b");

  private static final Pattern PACKAGES =
      Pattern.compile("java\\.(math|util|lang)|org\\.triggerlinks\\..*");
  private static final Pattern TIME = Pattern.compile("java\\.time(\\.\\w+)*");
  private static final Pattern IMPORT_OF_TIME =
      Pattern.compile("(?m)^\\s*import\\s+java\\.time\\.(?:\\w+\\.)*([A-Z]\\w*)");
  private static final Pattern PACKAGE_LINE = Pattern.compile("(?m)^[ \\t]*package\\b[^\\n]*+");
  private static final Set<String> TYPES =
      Set.of(
          "Actions",
          "Evidence",
          "String",
          "Boolean",
          "Integer",
          "Long",
          "Double",
          "Math",
          "Objects",
          "BigDecimal",
          "List",
          "Map",
          "Set",
          "Duration",
          "Instant",
          "LocalTime",
          "LocalDate",
          "LocalDateTime",
          "ZonedDateTime",
          "DayOfWeek",
          "Month",
          "Period",
          "ChronoUnit");

  private final Source source;
  private final String java;
  private final Set<String> declared;
  private final Set<String> known;
  private final List<RuleProblem> problems = new ArrayList<>();

  private ForeignJava(PackageDescr file, Source source) {
    this.source = source;
    this.java = PACKAGE_LINE.matcher(JavaText.of(source)).replaceFirst("");
    this.declared =
        file.getTypeDeclarations().stream()
            .map(type -> type.getTypeName())
            .collect(Collectors.toSet());
    this.known =
        Stream.of(
                TYPES.stream(),
                Vocabulary.facts().keySet().stream(),
                declared.stream(),
                IMPORT_OF_TIME.matcher(java).results().map(match -> match.group(1)))
            .flatMap(names -> names)
            .collect(Collectors.toSet());
  }

  static List<RuleProblem> in(PackageDescr file, Source source) {
    ForeignJava check = new ForeignJava(file, source);
    check.find(QUALIFIED, match -> !usable(match.group(1), match.group(2)), "%s is not for rules.");
    check.find(STATIC, match -> !check.known.contains(match.group(1)), "%s is not for rules.");
    check.find(NEW, match -> !check.makeable(match.group(1)), "A rule cannot make a new %s.");
    check.find(REFLECTION, match -> true, "%s is not for rules.");
    check.find(CLOCK, match -> true, "%s reads the computer's clock.", CLOCK_HINT);
    check.find(ZONE, match -> true, "%s is the computer's time zone.", ZONE_HINT);
    return check.problems;
  }

  private static boolean usable(String packageAndDot, String type) {
    String name = packageAndDot.replaceAll("\\s|\\.\\s*$", "");
    return TIME.matcher(name).matches()
        || (PACKAGES.matcher(name).matches()
            && (name.startsWith("org.") || type.equals("*") || TYPES.contains(type)));
  }

  private boolean makeable(String type) {
    return declared.contains(type) || Vocabulary.facts().containsKey(type);
  }

  private void find(Pattern pattern, Predicate<MatchResult> foreign, String message) {
    find(pattern, foreign, message, HINT);
  }

  private void find(Pattern pattern, Predicate<MatchResult> foreign, String message, String hint) {
    pattern
        .matcher(java)
        .results()
        .filter(foreign)
        .forEach(
            match -> {
              int line =
                  1 + (int) java.substring(0, match.start()).chars().filter(c -> c == '\n').count();
              String name = match.group(match.groupCount() > 1 ? 0 : 1).replaceAll("\\s", "");
              problems.add(source.problem(line, message.formatted(name), hint));
            });
  }
}
