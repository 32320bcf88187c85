package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.WorkflowStarted;

/**
 * Finds the workflows that have a rule for a fact. The cost of a look-up depends on how many it
 * finds, not on how many there are.
 */
final class TriggerIndex {

  /** The pseudo-location of files that every location shares; no slug is empty. */
  private static final String SHARED = "";

  private record Place(String location, Class<?> type, Optional<String> key) {}

  private final Map<Place, List<Workflow>> byTrigger = new HashMap<>();
  private final Map<String, Map<String, Workflow>> byName = new HashMap<>();

  TriggerIndex(Collection<Workflow> workflows) {
    for (Workflow workflow : workflows) {
      String location = workflow.location().orElse(SHARED);
      byName.computeIfAbsent(location, key -> new HashMap<>()).put(workflow.name(), workflow);
      for (Trigger trigger : workflow.triggers()) {
        byTrigger
            .computeIfAbsent(
                new Place(location, trigger.type(), trigger.key()), key -> new ArrayList<>())
            .add(workflow);
      }
    }
  }

  /** The workflows to ask about this fact, by name. */
  List<Workflow> interestedIn(String location, Fact fact) {
    Set<Workflow> found = new TreeSet<>(Comparator.comparing(Workflow::name));
    for (String place : List.of(location, SHARED)) {
      Stream.of(Optional.<String>empty(), Vocabulary.key(fact))
          .distinct()
          .map(key -> byTrigger.getOrDefault(new Place(place, fact.getClass(), key), List.of()))
          .flatMap(List::stream)
          .filter(workflow -> place.equals(location) || !ownedBy(location, workflow.name()))
          .filter(workflow -> isFor(fact, workflow))
          .forEach(found::add);
    }
    return List.copyOf(found);
  }

  /** The workflow of this name at this location. Its own file stands in for a shared one. */
  Optional<Workflow> workflow(String location, String name) {
    Workflow own = byName.getOrDefault(location, Map.of()).get(name);
    return Optional.ofNullable(own)
        .or(() -> Optional.ofNullable(byName.getOrDefault(SHARED, Map.of()).get(name)));
  }

  /** All workflows of this location, the shared ones included, by name. */
  List<Workflow> workflows(String location) {
    return Stream.of(location, SHARED)
        .flatMap(place -> byName.getOrDefault(place, Map.of()).keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .flatMap(name -> workflow(location, name).stream())
        .toList();
  }

  private boolean ownedBy(String location, String name) {
    return byName.getOrDefault(location, Map.of()).containsKey(name);
  }

  /** "This workflow was started" is said to that workflow alone. */
  private static boolean isFor(Fact fact, Workflow workflow) {
    return !(fact instanceof WorkflowStarted started) || started.workflow().equals(workflow.name());
  }
}
