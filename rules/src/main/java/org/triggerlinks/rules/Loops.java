package org.triggerlinks.rules;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.PackageDescr;

/**
 * Finds what may never come to an end. Nothing can stop a thread that is caught in it, and a few of
 * them stop all deciding. The words are looked for wherever Java may stand: in consequences of
 * either dialect, in functions, and in the code of an {@code accumulate}, which has no parser of
 * its own here.
 */
final class Loops {

  private static final Pattern KEYWORD = Pattern.compile("(?<![\\w$.])(?:while|do|for)(?![\\w$])");
  private static final String HINT =
      "It fires once for each set of facts that fits; a list is gone through with for ( Object each : list ).";

  private final Source source;
  private final String java;
  private final List<RuleProblem> problems = new ArrayList<>();

  private Loops(Source source) {
    this.source = source;
    this.java = JavaText.of(source);
  }

  static List<RuleProblem> in(PackageDescr file, Source source) {
    Loops loops = new Loops(source);
    loops.findLoops();
    loops.findRecursion(file.getFunctions());
    return loops.problems;
  }

  private void findLoops() {
    KEYWORD
        .matcher(java)
        .results()
        .filter(word -> !word.group().equals("for") || countsByItself(word.end()))
        .map(word -> JavaText.line(java, word.start()))
        .distinct()
        .forEach(line -> problems.add(source.problem(line, "A rule has no loops.", HINT)));
  }

  /** True if semicolons stand between the brackets of this {@code for}. */
  private boolean countsByItself(int from) {
    int brackets = 0;
    int braces = 0;
    for (int i = from; i < java.length(); i++) {
      switch (java.charAt(i)) {
        case '(' -> brackets++;
        case '{' -> braces++;
        case '}' -> braces--;
        case ')' -> {
          if (--brackets <= 0) {
            return false;
          }
        }
        case ';' -> {
          if (brackets == 1 && braces == 0) {
            return true;
          }
        }
        default -> {
          // Part of an expression.
        }
      }
    }
    return false;
  }

  private void findRecursion(List<FunctionDescr> functions) {
    Map<String, Set<String>> calls =
        functions.stream()
            .collect(Collectors.toMap(FunctionDescr::getName, Loops::calls, Loops::both));
    for (FunctionDescr function : functions) {
      if (reached(function.getName(), calls).contains(function.getName())) {
        problems.add(
            source.problem(
                function.getLine(),
                "The function " + function.getName() + " calls itself.",
                "Write out what it does."));
      }
    }
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<String> calls(FunctionDescr function) {
    ParserConfiguration java17 = new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17);
    return new JavaParser(java17)
            .parseBlock("{" + function.getBody() + "\n}")
            .getResult()
            .map(body -> body.findAll(MethodCallExpr.class))
            .orElse(List.of())
            .stream()
            .filter(call -> call.getScope().isEmpty())
            .map(call -> call.getNameAsString())
            .collect(Collectors.toSet());
  }

  private static Set<String> reached(String from, Map<String, Set<String>> calls) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (String called : calls.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(called)) {
          open.push(called);
        }
      }
    }
    return reached;
  }
}
