package org.triggerlinks.model.text;

import java.util.Set;

/** The names a template may use. The sets are asked for only to suggest the nearest name. */
public interface Catalog {

  /** Names of the trigger links that messages can have. */
  Set<String> links();

  /** Names of the custom values. */
  Set<String> customValues();

  /** Names of the custom fields of contacts; the standard ones are known anyway. */
  Set<String> fields();

  default boolean knowsLink(String name) {
    return links().contains(name);
  }

  /** True if there is a link of this name that is archived: messages cannot have it. */
  default boolean hasArchivedLink(String name) {
    return false;
  }

  default boolean knowsCustomValue(String name) {
    return customValues().contains(name);
  }

  default boolean knowsField(String name) {
    return fields().contains(name);
  }
}
