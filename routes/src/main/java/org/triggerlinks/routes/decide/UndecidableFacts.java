package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.triggerlinks.routes.facts.FactEnvelope;

/**
 * Facts that fail whenever they are decided; they go to the dead letters, the others were decided.
 */
public final class UndecidableFacts extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FactEnvelope> facts;

  private UndecidableFacts(String message, List<FactEnvelope> facts, Throwable first) {
    super(message, first);
    this.facts = facts;
  }

  static UndecidableFacts of(Map<FactEnvelope, RuntimeException> failed) {
    String words =
        failed.entrySet().stream()
            .map(
                entry ->
                    "Fact %s: %s".formatted(entry.getKey().id(), entry.getValue().getMessage()))
            .collect(Collectors.joining("; "));
    return new UndecidableFacts(
        words, List.copyOf(failed.keySet()), failed.values().iterator().next());
  }

  /** The facts that could not be decided. */
  public List<FactEnvelope> facts() {
    return facts;
  }
}
