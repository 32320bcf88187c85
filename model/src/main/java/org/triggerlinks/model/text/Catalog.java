package org.triggerlinks.model.text;

import java.util.Set;

/** The names a template may use. The sets are asked for only to suggest the nearest name. */
public interface Catalog {

  /** Names of the trigger links. */
  Set<String> links();

  /** Names of the custom values. */
  Set<String> customValues();

  /** Names of the custom fields of contacts; the standard ones are known anyway. */
  Set<String> fields();

  default boolean knowsLink(String name) {
    return links().contains(name);
  }

  default boolean knowsCustomValue(String name) {
    return customValues().contains(name);
  }

  default boolean knowsField(String name) {
    return fields().contains(name);
  }
}
