package org.triggerlinks.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.triggerlinks.rules.RuleFileStatus.State;

/** All rule files as they stand at one moment. Immutable. */
final class Snapshot {
  private final TreeMap<String, LoadedFile> files;
  private final TriggerIndex index;
  private final List<RuleFile> evidence;
  private final List<RuleFile> policies;
  private final Optional<RuleFileStatus> missingPolicy;

  Snapshot(Collection<LoadedFile> loaded) {
    files =
        loaded.stream()
            .collect(
                Collectors.toMap(
                    each -> each.path().text(), each -> each, (a, b) -> b, TreeMap::new));
    index =
        new TriggerIndex(
            files.values().stream().flatMap(each -> each.workflow().stream()).toList());
    evidence = inForce(Stage.EVIDENCE);
    policies = inForce(Stage.POLICY);
    missingPolicy =
        files.values().stream()
            .map(LoadedFile::status)
            .filter(each -> each.stage() == Stage.POLICY)
            .filter(each -> each.state() == State.BROKEN_NOTHING_IN_FORCE)
            .findFirst();
  }

  Collection<LoadedFile> files() {
    return files.values();
  }

  Optional<LoadedFile> file(RulePath path) {
    return Optional.ofNullable(files.get(path.text()));
  }

  TriggerIndex index() {
    return index;
  }

  /** The evidence files in force, by path. */
  List<RuleFile> evidence() {
    return evidence;
  }

  /** The policy files in force, by path. */
  List<RuleFile> policies() {
    return policies;
  }

  /** A policy file that is there but of which no version could ever be compiled. */
  Optional<RuleFileStatus> missingPolicy() {
    return missingPolicy;
  }

  private List<RuleFile> inForce(Stage stage) {
    return files.values().stream()
        .filter(each -> each.path().stage() == stage)
        .flatMap(each -> each.inForce().stream())
        .toList();
  }
}
