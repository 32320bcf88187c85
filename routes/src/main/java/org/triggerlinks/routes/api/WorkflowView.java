package org.triggerlinks.routes.api;

import java.util.List;
import java.util.Locale;
import org.triggerlinks.rules.KnownNames;
import org.triggerlinks.rules.RuleFileStatus;
import org.triggerlinks.rules.RuleProblem;
import org.triggerlinks.rules.UnknownName;
import org.triggerlinks.rules.Workflow;

/** A rule file as a location sees it. */
record WorkflowView(
    String name,
    String file,
    String stage,
    String version,
    String state,
    boolean runsHere,
    List<Problem> problems,
    List<Warning> warnings) {

  record Problem(int line, String message, String hint) {

    static Problem of(RuleProblem problem) {
      return new Problem(
          problem.line(), problem.message(), problem.hint().isEmpty() ? null : problem.hint());
    }
  }

  /** {@code at} is where the name stands, as editors and log files write it. */
  record Warning(String at, int line, String kind, String name, String nearest, String message) {

    static Warning of(String file, UnknownName unknown) {
      return new Warning(
          file + ":" + unknown.mention().line(),
          unknown.mention().line(),
          unknown.mention().kind().word(),
          unknown.mention().name(),
          unknown.nearest().orElse(null),
          unknown.message());
    }
  }

  /** {@code inForce} is the workflow in force of the file, or null. */
  static WorkflowView of(
      RuleFileStatus file, Workflow inForce, boolean runsHere, KnownNames names) {
    String path = file.path();
    return new WorkflowView(
        path.substring(path.lastIndexOf('/') + 1, path.length() - ".drl".length()),
        path,
        file.stage().name().toLowerCase(Locale.ROOT),
        file.version().orElse(null),
        file.state().word(),
        runsHere,
        file.problems().stream().map(Problem::of).toList(),
        inForce == null
            ? List.of()
            : names.unknownIn(inForce).stream().map(unknown -> Warning.of(path, unknown)).toList());
  }
}
