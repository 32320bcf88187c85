package org.triggerlinks.routes.runtime;

import java.util.List;
import java.util.function.Supplier;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.RuleFileStatus;

/**
 * Says how many rule files are in force. A broken one does not make the service unready: others go
 * on.
 */
record RulesHealth(RuleBook rules) implements Supplier<Health> {

  @Override
  public Health get() {
    if (!rules.loaded()) {
      return Health.up("The rules are being compiled; clicks are taken, and wait for them.");
    }
    List<RuleFileStatus> files = rules.files();
    List<String> broken =
        files.stream()
            .filter(file -> !file.problems().isEmpty())
            .map(RuleFileStatus::path)
            .toList();
    return Health.up(
        broken.isEmpty()
            ? "%d rule files are in force.".formatted(files.size())
            : "%d rule files are known; these have problems: %s."
                .formatted(files.size(), String.join(", ", broken)));
  }
}
