package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.rules.Consequence.Call;

/** Finds what compiles but must not be in a rule file. */
final class Lint {

  private static final Set<String> WAITS = Set.of("waitForClick", "waitFor", "waitUntil");
  private static final String ORDER = "Say in the conditions when the rule applies.";
  private static final String CLOCK =
      "Insert waitFor(...) or waitUntil(...), and write a rule on WaitTimedOut.";
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "salience", ORDER,
          "agenda-group", ORDER,
          "ruleflow-group", ORDER,
          "auto-focus", ORDER,
          "timer", CLOCK,
          "duration", CLOCK,
          "calendars", CLOCK,
          "date-effective", "Compare with the fact Now.",
          "date-expires", "Compare with the fact Now.");
  private static final List<String> METHODS =
      List.of("print", "println", "printf", "sleep", "exit");
  private static final int LONGEST_NAME = 200;
  // Behind the verbs there are ways past what they insist on, such as a wait without a word on its
  // time.
  private static final Pattern BEHIND_THE_VERBS =
      Pattern.compile("\\borg\\.triggerlinks\\.model\\.action\\b(?!\\.Actions\\b)");

  // A name that is opened, and not closed before the next one is or the text ends.
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern FORMATTED =
      Pattern.compile("(?<!\\\\)\\{\\{[^{}|]*%[\\d$]*s[^{}]*}}");
  private static final Pattern UNCLOSED = Pattern.compile("(?<!\\\\)\\{\\{(?![^{}]*}})");

  private final PackageDescr file;
  private final Source source;
  private final List<RuleProblem> problems = new ArrayList<>();

  private Lint(PackageDescr file, Source source) {
    this.file = file;
    this.source = source;
  }

  static List<RuleProblem> of(PackageDescr file, Source source) {
    Lint lint = new Lint(file, source);
    if (file.getRules().isEmpty()) {
      lint.add(1, "The file has no rules.", "Write one, or remove the file.");
      return lint.problems;
    }
    lint.checkNames();
    lint.checkVerbs();
    lint.checkWaits();
    lint.checkTriggers();
    lint.checkJava();
    lint.checkFunctions();
    for (RuleDescr rule : file.getRules()) {
      lint.checkAttributes(rule);
      lint.checkConditions(rule);
      lint.checkConsequence(rule);
      lint.problems.addAll(Times.in(rule, source));
      lint.problems.addAll(MachineClicks.in(rule, source));
    }
    return lint.problems;
  }

  private void checkJava() {
    Set<Integer> said = problems.stream().map(RuleProblem::line).collect(Collectors.toSet());
    ForeignJava.in(file, source).stream()
        .filter(problem -> said.add(problem.line()))
        .forEach(problems::add);
  }

  // Each is looked at as a whole: a name that begins in one text and ends in another is not closed.
  private void checkFunctions() {
    for (FunctionDescr function : file.getFunctions()) {
      Matcher text = TEXT.matcher(function.getBody());
      while (text.find()) {
        checkText(
            text.group(1), source.lineOf(text.group(1), function.getLine(), source.lines().size()));
      }
    }
  }

  private void checkNames() {
    Map<String, Integer> lines = new HashMap<>();
    for (RuleDescr rule : file.getRules()) {
      if (rule.getName().isBlank()) {
        add(rule.getLine(), "A rule has no name.", "Give it a sentence as its name.");
      } else if (rule.getName().length() > LONGEST_NAME) {
        add(
            rule.getLine(),
            "A rule's name has at most %d characters.".formatted(LONGEST_NAME),
            "Say the rest in a comment.");
      } else if (lines.putIfAbsent(rule.getName(), rule.getLine()) != null) {
        String message =
            "The name \"%s\" is taken by the rule in line %d."
                .formatted(rule.getName(), lines.get(rule.getName()));
        add(rule.getLine(), message, "Give each rule a name of its own.");
      }
    }
  }

  private void checkVerbs() {
    for (int line = 1; line <= source.lines().size(); line++) {
      if (BEHIND_THE_VERBS.matcher(source.lines().get(line - 1)).find()) {
        add(
            line,
            "A rule file uses verbs, not what is behind them.",
            "Insert a verb such as waitForClick( \"Spring Sale\", days(2) ).");
      }
    }
  }

  private void checkWaits() {
    if (source.path().stage() != Stage.WORKFLOW) {
      return;
    }
    List<Call> calls =
        file.getRules().stream()
            .flatMap(rule -> Consequence.of(rule, source).calls().stream())
            .toList();
    if (calls.stream().noneMatch(call -> call.name().equals("enter"))) {
      calls.stream()
          .filter(call -> WAITS.contains(call.name()))
          .findFirst()
          .ifPresent(
              call ->
                  add(
                      call.line(),
                      call.name() + " needs a contact who has entered the workflow.",
                      "Insert enter() in the rule that starts it."));
    }
  }

  private void checkTriggers() {
    if (source.path().stage() == Stage.WORKFLOW
        && Triggers.of(file).isEmpty()
        && allFactsAreKnown()) {
      add(
          file.getRules().get(0).getLine(),
          "No rule of this workflow names a fact that can trigger it.",
          "Add one, such as LinkClicked( link == \"...\" ).");
    }
  }

  /** A misspelled fact is a problem of its own, and may well be the trigger. */
  private boolean allFactsAreKnown() {
    Set<String> declared =
        file.getTypeDeclarations().stream()
            .map(type -> type.getTypeName())
            .collect(Collectors.toSet());
    return file.getRules().stream()
        .flatMap(rule -> Conditions.of(rule).all().stream())
        .allMatch(each -> each.type().isPresent() || declared.contains(each.fact()));
  }

  private void checkAttributes(RuleDescr rule) {
    rule.getAttributes()
        .forEach(
            (name, attribute) -> {
              if (ATTRIBUTES.containsKey(name)) {
                add(attribute.getLine(), "Rules have no " + name + " here.", ATTRIBUTES.get(name));
              }
            });
    if (rule.getSalience() != null && !rule.getAttributes().containsKey("salience")) {
      add(rule.getLine(), "Rules have no salience here.", ORDER);
    }
  }

  private void checkConditions(RuleDescr rule) {
    Conditions.of(rule).all().stream()
        .filter(each -> each.type().isPresent())
        .filter(each -> !Vocabulary.given(source.path().stage(), each.type().get()))
        .forEach(
            each ->
                add(
                    each.line(),
                    "Files in %s/ are not given %s."
                        .formatted(source.path().stage().folder(), each.fact()),
                    "rules/README.md lists what each folder is given."));
    for (int line : Conditions.of(rule).evals()) {
      add(line, "eval hides a condition from the explanations.", "Put it into a pattern.");
    }
  }

  private void checkConsequence(RuleDescr rule) {
    Consequence consequence = Consequence.of(rule, source);
    String hint = "Insert an action instead; it is carried out after every rule has spoken.";
    for (Call call : consequence.callsThatDoNothing(Vocabulary.verbs())) {
      add(
          call.line(),
          call.name() + " does nothing by itself.",
          "Write insert( %s( ... ) );".formatted(call.name()));
    }
    for (Call call : consequence.calls()) {
      Vocabulary.stageOf(call.name())
          .filter(stage -> stage != source.path().stage())
          .ifPresent(
              stage ->
                  add(
                      call.line(),
                      "%s is for files in %s/.".formatted(call.name(), stage.folder()),
                      "rules/README.md lists the verbs of each folder."));
    }
    for (Consequence.Text text : consequence.texts()) {
      checkText(text.value(), text.line());
    }
    for (String method : METHODS) {
      consequence
          .callOf(method)
          .ifPresent(line -> add(line, "A consequence cannot call " + method + ".", hint));
    }
  }

  private void checkText(String text, int line) {
    if (FORMATTED.matcher(text).find()) {
      add(
          line,
          "A name in a text is not written out.",
          "Write each name as it is, as in {{link.Spring Sale}}: only those that stand in the file are filled in.");
    } else if (UNCLOSED.matcher(text).find()) {
      add(
          line,
          "A name in a text is not closed.",
          "Write it as {{link.Spring Sale}}, on one line.");
    }
  }

  private void add(int line, String message, String hint) {
    problems.add(source.problem(line, message, hint));
  }
}
