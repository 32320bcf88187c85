package org.triggerlinks.routes.api;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The handler of each operation. */
public final class Handlers {

  private final Map<String, Handler> byOperation = new HashMap<>();

  /** Registers the handler of an operation; each has exactly one. */
  public Handlers on(String operationId, Handler handler) {
    if (byOperation.putIfAbsent(operationId, handler) != null) {
      throw IncompleteApi.twice(operationId);
    }
    return this;
  }

  /** Operations of the contract that have no handler. */
  public SortedSet<String> missing(Contract contract) {
    SortedSet<String> missing = operationIds(contract);
    missing.removeAll(byOperation.keySet());
    return missing;
  }

  /** Handlers for operations that the contract does not have. */
  public SortedSet<String> unknown(Contract contract) {
    SortedSet<String> unknown = new TreeSet<>(byOperation.keySet());
    unknown.removeAll(operationIds(contract));
    return unknown;
  }

  private static SortedSet<String> operationIds(Contract contract) {
    return contract.operations().stream()
        .map(Operation::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Handler of(Operation operation) {
    return byOperation.get(operation.id());
  }
}
