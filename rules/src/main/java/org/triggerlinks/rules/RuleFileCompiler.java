package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.rules.DroolsCompiler.Compilation;

/** Turns the text of a rule file into a file that runs, or into all that is wrong with it. */
final class RuleFileCompiler {

  /**
   * The result.
   *
   * @param file empty if there are problems
   * @param workflow what the file is as a workflow; empty if it is none or there are problems
   * @param problems in the order of their lines
   */
  record Compiled(
      Optional<RuleFile> file, Optional<Workflow> workflow, List<RuleProblem> problems) {}

  private static final Logger LOG = LoggerFactory.getLogger(RuleFileCompiler.class);

  private RuleFileCompiler() {}

  /**
   * Whatever goes wrong is a problem of this file: it must not keep the others from being loaded.
   */
  static Compiled compile(Source source) {
    try {
      List<RuleProblem> bent = Quotes.bent(source);
      if (bent.isEmpty()) {
        return compiled(source, true);
      }
      List<RuleProblem> problems = new ArrayList<>(bent);
      problems.addAll(compiled(Quotes.straightened(source), true).problems());
      return broken(problems);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      LOG.error("{} cannot be compiled.", source.path().text(), e);
      return broken(
          List.of(
              source.problem(
                  1,
                  "The file cannot be compiled: " + e + ".",
                  "The service's log says more. Undo the last change of this file.")));
    }
  }

  /**
   * Compiles what was in force before. What it must not do may have become more since then: that is
   * a problem of the file that is there now, and no reason to have nothing in force.
   */
  static Compiled compileAgain(Source source) {
    try {
      return compiled(source, false);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      LOG.error("{}, as it was in force before, cannot be compiled.", source.path().text(), e);
      return broken(List.of());
    }
  }

  private static Compiled compiled(Source source, boolean checked) {
    List<RuleProblem> problems = new ArrayList<>();
    PackageDescr parsed = parse(source, problems);
    if (parsed == null || !problems.isEmpty()) {
      if (source.path().stage() == Stage.WORKFLOW) {
        Header.read(source, Set.of(), problems);
      }
      return broken(problems);
    }
    parsed.getRules().stream()
        .filter(RuleDescr::isQuery)
        .map(
            query ->
                source.problem(
                    query.getLine(), "A file has rules only.", "Make the query a condition."))
        .forEach(problems::add);
    if (!problems.isEmpty()) {
      return broken(problems);
    }
    Set<Trigger> triggers = Triggers.of(parsed);
    ReEntry reEntry =
        source.path().stage() == Stage.WORKFLOW ? Header.read(source, triggers, problems) : null;
    List<RuleProblem> explained = new ArrayList<>();
    if (checked) {
      problems.addAll(Lint.of(parsed, source));
      explained.addAll(Comparisons.in(parsed, source));
      explained.addAll(Loops.in(parsed, source));
      problems.addAll(explained);
    } else {
      problems.clear();
    }
    Optional<RuleFile> file = file(source, parsed, problems, explained);
    if (!problems.isEmpty()) {
      return broken(problems);
    }
    Optional<Workflow> workflow =
        file.filter(each -> each.stage() == Stage.WORKFLOW)
            .map(each -> new Workflow(each, reEntry, triggers, MentionReader.of(parsed, source)));
    return new Compiled(file, workflow, List.of());
  }

  private static PackageDescr parse(Source source, List<RuleProblem> problems) {
    DrlParser parser = new DrlParser();
    try {
      PackageDescr parsed = parser.parse(false, source.text());
      List<DroolsError> errors = parser.getErrors();
      problems.addAll(Diagnosis.ofSyntax(source, errors));
      if (parsed == null && problems.isEmpty()) {
        problems.add(source.problem(1, "This is no rule file.", "Start with a package line."));
      }
      return parsed;
    } catch (DroolsParserException | RuntimeException e) {
      problems.add(source.problem(1, "The file cannot be read: " + e.getMessage() + ".", ""));
      return null;
    }
  }

  private static Optional<RuleFile> file(
      Source source, PackageDescr parsed, List<RuleProblem> problems, List<RuleProblem> explained) {
    Compilation compilation;
    try {
      compilation = DroolsCompiler.compile(source);
    } catch (RuntimeException | LinkageError e) {
      // The compiler gives up on some conditions, such as a number compared with a text.
      problems.addAll(
          Diagnosis.of(source, parsed, DroolsCompiler.diagnose(source), e.toString(), explained));
      return Optional.empty();
    }
    if (compilation.base() == null) {
      String first = compilation.errors().get(0).getText();
      problems.addAll(
          Diagnosis.of(source, parsed, DroolsCompiler.diagnose(source), first, explained));
      return Optional.empty();
    }
    return Optional.of(new RuleFile(source, parsed, compilation.base()));
  }

  private static Compiled broken(List<RuleProblem> problems) {
    List<RuleProblem> sorted =
        problems.stream().distinct().sorted(Comparator.comparingInt(RuleProblem::line)).toList();
    return new Compiled(Optional.empty(), Optional.empty(), sorted);
  }
}
