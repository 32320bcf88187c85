package org.triggerlinks.routes.decide;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.triggerlinks.routes.facts.FactEnvelope;

/**
 * Facts that fail whenever they are decided; they go to the dead letters, the others were decided.
 */
public final class UndecidableFacts extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Map<FactEnvelope, RuntimeException> failed;

  private UndecidableFacts(Map<FactEnvelope, RuntimeException> failed) {
    super(words(failed, failed.keySet()), failed.values().iterator().next());
    this.failed = failed;
  }

  static UndecidableFacts of(Map<FactEnvelope, RuntimeException> failed) {
    return new UndecidableFacts(new LinkedHashMap<>(failed));
  }

  /** The facts that could not be decided. */
  public List<FactEnvelope> facts() {
    return List.copyOf(failed.keySet());
  }

  /** Why these of them could not be decided. */
  String reasonOf(Collection<FactEnvelope> facts) {
    return words(failed, facts);
  }

  private static String words(
      Map<FactEnvelope, RuntimeException> failed, Collection<FactEnvelope> facts) {
    return facts.stream()
        .map(fact -> "Fact %s: %s".formatted(fact.id(), failed.get(fact).getMessage()))
        .collect(Collectors.joining("; "));
  }
}
