package org.triggerlinks.rules;

import java.util.Optional;
import java.util.Set;

/**
 * A workflow: a rule file of the workflow stage and what its header and rules say.
 *
 * @param file the file, to be run
 * @param reEntry when a contact may enter
 * @param triggers the facts that the workflow is asked about
 * @param mentions the names that the file writes out
 */
public record Workflow(RuleFile file, ReEntry reEntry, Set<Trigger> triggers, Mentions mentions) {

  /** Name of the file without {@code .drl}. */
  public String name() {
    return file.rulePath().name();
  }

  /** Slug of the only location it is for; empty if it is for every location. */
  public Optional<String> location() {
    return file.rulePath().location();
  }
}
