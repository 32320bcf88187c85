package org.triggerlinks.model.text;

import java.util.Set;

/** The contact fields that every contact has; any other is a custom field. */
public final class StandardFields {

  /** As written after {@code contact.}. */
  public static final Set<String> NAMES =
      Set.of("first_name", "last_name", "full_name", "email", "phone", "time_zone", "id");

  private StandardFields() {}
}
