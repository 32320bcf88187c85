package org.triggerlinks.routes.api;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.SharedWorkflows;
import org.triggerlinks.rules.KnownNames;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.RuleFileStatus;
import org.triggerlinks.rules.Stage;
import org.triggerlinks.rules.Workflow;

/**
 * The rule files that a location uses, shared ones and its own, and the names in its workflows that
 * it does not have.
 */
final class WorkflowResource {

  private final Database database;
  private final RuleBook rules;

  WorkflowResource(Database database, RuleBook rules) {
    this.database = database;
    this.rules = rules;
  }

  void register(Handlers handlers) {
    handlers
        .on("listWorkflows", request -> list(request, EnumSet.of(Stage.WORKFLOW)))
        .on("listRuleFiles", request -> list(request, EnumSet.allOf(Stage.class)));
  }

  private ApiResponse list(ApiRequest request, Set<Stage> stages) {
    if (!rules.loaded()) {
      throw Refused.rulesNotLoaded();
    }
    return ApiResponse.ok(database.inTransaction(session -> list(session, request, stages)));
  }

  private Page<WorkflowView> list(Session session, ApiRequest request, Set<Stage> stages) {
    Location location = LinkResource.location(session, request.location());
    List<RuleFileStatus> files =
        rules.files().stream()
            .filter(file -> stages.contains(file.stage()))
            .filter(file -> isFor(location.slug(), file.path()))
            .sorted(Comparator.comparing(RuleFileStatus::path))
            .toList();
    List<Workflow> here = rules.workflows(location.slug());
    Map<String, Workflow> byFile =
        here.stream().collect(Collectors.toMap(each -> each.file().path(), Function.identity()));
    KnownNames names = NamesOfLocation.read(session, location.id(), here);
    SharedWorkflows shared = new SharedWorkflows(session);
    return Page.of(
            files,
            request.find("cursor").orElse(null),
            request.number("limit"),
            RuleFileStatus::path)
        .map(
            file -> {
              Workflow workflow = byFile.get(file.path());
              boolean runs =
                  workflow == null
                      ? file.stage() != Stage.WORKFLOW && file.version().isPresent()
                      : shared.runsAt(location, workflow);
              return WorkflowView.of(file, workflow, runs, names);
            });
  }

  /** A file in the folder of a location is for that location only. */
  private static boolean isFor(String slug, String path) {
    String[] parts = path.split("/", -1);
    return parts.length == 2 || parts[1].equals(slug);
  }
}
