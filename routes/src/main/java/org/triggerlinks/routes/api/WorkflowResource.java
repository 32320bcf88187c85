package org.triggerlinks.routes.api;

import java.util.Comparator;
import java.util.List;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.RuleFileStatus;
import org.triggerlinks.rules.RuleProblem;
import org.triggerlinks.rules.Stage;

/** The workflow files that a location uses, shared ones and its own. */
final class WorkflowResource {

  private final Database database;
  private final RuleBook rules;

  WorkflowResource(Database database, RuleBook rules) {
    this.database = database;
    this.rules = rules;
  }

  private record Problem(int line, String message, String hint) {

    static Problem of(RuleProblem problem) {
      return new Problem(
          problem.line(), problem.message(), problem.hint().isEmpty() ? null : problem.hint());
    }
  }

  private record View(
      String name, String file, String version, String state, List<Problem> problems) {

    static View of(RuleFileStatus file) {
      String path = file.path();
      return new View(
          path.substring(path.lastIndexOf('/') + 1, path.length() - ".drl".length()),
          path,
          file.version().orElse(null),
          switch (file.state()) {
            case GOOD -> "in_force";
            case BROKEN_OLDER_IN_FORCE -> "last_good_version_in_force";
            case BROKEN_NOTHING_IN_FORCE, REMOVED -> "broken";
          },
          file.problems().stream().map(Problem::of).toList());
    }
  }

  void register(Handlers handlers) {
    handlers.on("listWorkflows", this::list);
  }

  private ApiResponse list(ApiRequest request) {
    String slug =
        database.inTransaction(
            session -> LinkResource.location(session, request.location()).slug());
    List<View> files =
        rules.files().stream()
            .filter(file -> file.stage() == Stage.WORKFLOW && isFor(slug, file.path()))
            .map(View::of)
            .sorted(Comparator.comparing(View::file))
            .toList();
    return ApiResponse.ok(
        Page.of(files, request.find("cursor").orElse(null), request.number("limit"), View::file));
  }

  /** A file in the folder of a location is for that location only. */
  private static boolean isFor(String slug, String path) {
    String[] parts = path.split("/", -1);
    return parts.length == 2 || parts[1].equals(slug);
  }
}
