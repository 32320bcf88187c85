package org.triggerlinks.model.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that another system reported.
 *
 * @param name name of the event, as that system gave it
 * @param data its values: strings, numbers, booleans
 */
public record CustomEvent(@TriggerKey String name, Map<String, Object> data) implements Fact {

  public CustomEvent {
    data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }
}
