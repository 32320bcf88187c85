package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DroolsError;
import org.kie.api.builder.Message;

/** Says in the words of the rules, with line and hint, what the compiler said in its own. */
final class Diagnosis {

  private static final String IMPORT_FACTS = "Add the line: import org.triggerlinks.model.fact.*";
  private static final String IMPORT_VERBS =
      "Add the line: import function org.triggerlinks.model.action.Actions.*";
  private static final Pattern UNEXPECTED =
      Pattern.compile("\\[ERR \\d+\\] Line \\d+:(\\d+) [\\w ]+ input '(.*?)'.*", Pattern.DOTALL);

  /** Lint says it better, with both lines. */
  private static final String DUPLICATE = "Duplicate rule name";

  private static final Pattern UNKNOWN_IMPORT =
      Pattern.compile("Error importing : '(.*)'", Pattern.DOTALL);
  private static final Pattern UNKNOWN_FACT =
      Pattern.compile("Unable to resolve ObjectType '([\\w.]+)'");
  private static final Pattern UNKNOWN_FIELD =
      Pattern.compile(
          "Unable to Analyse Expression (.*?):\\s.*unable to resolve method using strict-mode: [\\w.]*?(\\w+)\\.(\\w+)\\(.*",
          Pattern.DOTALL);
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "Unable to Analyse Expression (.*?):\\s*\\[Error: (.*?)]\\n.*", Pattern.DOTALL);
  private static final Pattern UNKNOWN_VERB =
      Pattern.compile("The method (\\w+)\\(.*\\) is undefined for the type .*");
  private static final Pattern WRONG_ARGUMENTS =
      Pattern.compile(
          "The method (\\w+)\\(.*\\) in the type Actions is not applicable for the arguments \\((.*)\\)");
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("(\\S+) cannot be resolved( to a variable)?");

  private final Source source;
  private final PackageDescr parsed;
  private final List<RuleProblem> explained;
  private final List<RuleProblem> problems = new ArrayList<>();

  private Diagnosis(Source source, PackageDescr parsed, List<RuleProblem> explained) {
    this.source = source;
    this.explained = explained;
    this.parsed = parsed;
  }

  /** What keeps the file from being read as rules. */
  static List<RuleProblem> ofSyntax(Source source, List<DroolsError> errors) {
    List<RuleProblem> problems = new ArrayList<>();
    for (DroolsError error : errors) {
      int line = error.getLines().length == 0 ? 1 : error.getLines()[0];
      Matcher unexpected = UNEXPECTED.matcher(error.getMessage());
      if (unexpected.matches()) {
        String what =
            unexpected(source, line, Integer.parseInt(unexpected.group(1)), unexpected.group(2));
        String hint = "Is a comma, a quote, a bracket or an \"end\" missing before it?";
        problems.add(source.problem(line, what, hint));
      } else {
        problems.add(source.problem(line, sentence(error.getMessage()), ""));
      }
    }
    return problems;
  }

  private static String unexpected(Source source, int line, int column, String word) {
    String text = line > 0 && line <= source.lines().size() ? source.lines().get(line - 1) : "";
    if (word.isEmpty() && column < text.length()) {
      // A character that is part of no word at all.
      int character = text.codePointAt(column);
      boolean visible = !Character.isSpaceChar(character) && !Character.isISOControl(character);
      String shown = visible ? Character.toString(character) : "U+%04X".formatted(character);
      return "The character %s is not expected here.".formatted(shown);
    }
    if (word.isEmpty() || word.equals("<eof>")) {
      return "The file ends too soon.";
    }
    return (word.startsWith("\"") ? word : "\"" + word + "\"") + " is not expected here.";
  }

  /**
   * What keeps the rules from compiling.
   *
   * @param messages of the compiler that knows lines
   * @param first what the other compiler said, if this one is content
   * @param explained what is known already, and may be all that the compilers mean
   */
  static List<RuleProblem> of(
      Source source,
      PackageDescr parsed,
      List<Message> messages,
      String first,
      List<RuleProblem> explained) {
    Diagnosis diagnosis = new Diagnosis(source, parsed, explained);
    for (Message message : messages) {
      diagnosis.read(message);
    }
    if (diagnosis.problems.isEmpty() && explained.isEmpty() && !first.startsWith(DUPLICATE)) {
      diagnosis.add(1, "The rules do not compile: " + sentence(first), "");
    }
    return diagnosis.problems;
  }

  private void read(Message message) {
    int line = message.getLine();
    String text = message.getText();
    Matcher fact = UNKNOWN_FACT.matcher(text);
    Matcher field = UNKNOWN_FIELD.matcher(text);
    Matcher imported = UNKNOWN_IMPORT.matcher(text);
    if (fact.matches()) {
      unknownFact(line, fact.group(1));
    } else if (field.matches()) {
      unknownField(line, field.group(1), field.group(2), field.group(3));
    } else if (imported.matches()) {
      String name = imported.group(1);
      add(
          source.lineOf(name, 1, source.headerLines()),
          name + " cannot be imported.",
          IMPORT_VERBS);
    } else if (text.startsWith("Rule Compilation error")) {
      text.replaceFirst("Rule Compilation error\\s*", "")
          .lines()
          .forEach(each -> consequence(line, each.strip()));
    } else if (!text.startsWith(DUPLICATE)) {
      condition(line, text);
    }
  }

  /** The first message about a condition is the telling one; the others follow from it. */
  private void condition(int reported, String text) {
    Matcher unreadable = UNREADABLE.matcher(text);
    boolean matches = unreadable.matches();
    int line =
        reported > 0 || !matches
            ? reported
            : source.lineOf(unreadable.group(1), 0, source.lines().size());
    boolean said =
        Stream.concat(problems.stream(), explained.stream())
            .anyMatch(each -> each.line() == line || (line <= 0 && !explained.isEmpty()));
    if (!said && matches) {
      String message = "%s cannot be asked: %s".formatted(unreadable.group(1), unreadable.group(2));
      add(line, sentence(message), "");
    } else if (!said) {
      add(line, sentence(text), "");
    }
  }

  private void unknownFact(int line, String name) {
    String hint =
        Vocabulary.facts().containsKey(name)
            ? IMPORT_FACTS
            : Nearest.hint(name, Vocabulary.facts().keySet());
    add(line, "There is no fact called " + name + ".", hint);
  }

  private void unknownField(int reported, String expression, String fact, String name) {
    int line = source.lineOf(reported > 0 ? name : expression, reported, source.lines().size());
    Class<?> type = Vocabulary.facts().get(fact);
    Set<String> known = type == null ? Set.of() : Vocabulary.properties(type);
    if (known.contains(name) && !Vocabulary.questions(type, name).isEmpty()) {
      wrongValue(line, expression, type, name);
      return;
    }
    if (importOf(name).isPresent()) {
      add(line, name + " is not known here.", importOf(name).get());
      return;
    }
    String hint =
        name.matches("[A-Z_]+")
            ? "A constant needs its type, as in Evidence." + name + "."
            : Nearest.to(name, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse(known.isEmpty() ? "" : "It has: " + String.join(", ", known) + ".");
    add(line, fact + " has no \"" + name + "\".", hint);
  }

  private void wrongValue(int line, String expression, Class<?> fact, String name) {
    Matcher given = Pattern.compile(name + "\\s*\\(([^()]+)\\)").matcher(expression);
    String message =
        given.find() && !given.group(1).isBlank()
            ? "%s cannot be written with (%s).".formatted(name, given.group(1).strip())
            : name + " needs a value in brackets.";
    String ways =
        Vocabulary.questions(fact, name).stream()
            .map(question -> question.getParameters()[0])
            .map(
                value ->
                    "%s(%s), where %s is a %s"
                        .formatted(
                            name,
                            value.getName(),
                            value.getName(),
                            value.getType() == String.class
                                ? "text in quotes"
                                : value.getType().getSimpleName()))
            .collect(Collectors.joining(" or "));
    add(line, message, "Write it as " + ways + ".");
  }

  /** The line that makes a type of dates and times known. */
  private static Optional<String> importOf(String type) {
    return Stream.of("java.time.", "java.time.temporal.")
        .map(name -> name + type)
        .filter(Diagnosis::exists)
        .map(name -> "Add the line: import " + name)
        .findFirst();
  }

  private static boolean exists(String type) {
    return Object.class.getResource("/" + type.replace('.', '/') + ".class") != null;
  }

  private void consequence(int ruleLine, String text) {
    Matcher verb = UNKNOWN_VERB.matcher(text);
    Matcher arguments = WRONG_ARGUMENTS.matcher(text);
    Matcher name = UNKNOWN_NAME.matcher(text);
    if (text.startsWith("Only a type can be imported") || text.endsWith("is already defined")) {
      return; // Follows from a problem that is reported by itself.
    }
    if (text.startsWith("Unreachable code") && !explained.isEmpty()) {
      return; // It stands behind a loop.
    }
    if (verb.matches()) {
      unknownVerb(lineInThen(ruleLine, verb.group(1)), verb.group(1));
    } else if (arguments.matches()) {
      String message =
          "%s cannot be written with (%s).".formatted(arguments.group(1), arguments.group(2));
      String ways = String.join(" or ", Vocabulary.waysToWrite(arguments.group(1)));
      add(lineInThen(ruleLine, arguments.group(1)), message, "Write it as " + ways + ".");
    } else if (name.matches()) {
      String hint =
          importOf(name.group(1))
              .orElse("Bind it in the conditions, as in TagAdded( $tag : tag ).");
      add(lineInThen(ruleLine, name.group(1)), name.group(1) + " is not known here.", hint);
    } else if (text.startsWith("Syntax error")) {
      add(syntaxErrorLine(ruleLine), sentence(text), "");
    } else {
      add(ruleLine, sentence(text), "");
    }
  }

  private void unknownVerb(int line, String verb) {
    Set<String> known = new TreeSet<>(Vocabulary.verbs());
    known.add("insert");
    String hint = Vocabulary.verbs().contains(verb) ? IMPORT_VERBS : Nearest.hint(verb, known);
    add(line, "There is no verb called " + verb + ".", hint);
  }

  private int lineInThen(int ruleLine, String word) {
    return parsed.getRules().stream()
        .filter(rule -> rule.getLine() == ruleLine)
        .findFirst()
        .map(rule -> source.lineOf(word, rule.getConsequenceLine(), rule.getEndLine()))
        .orElse(ruleLine);
  }

  private int syntaxErrorLine(int ruleLine) {
    return parsed.getRules().stream()
        .filter(rule -> rule.getLine() == ruleLine)
        .findFirst()
        .flatMap((RuleDescr rule) -> Consequence.of(rule, source).syntaxErrorLine())
        .orElse(ruleLine);
  }

  private static String sentence(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line : line + ".";
  }

  private void add(int line, String message, String hint) {
    problems.add(source.problem(line, message, hint));
  }
}
