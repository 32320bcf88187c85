package org.triggerlinks.routes.compose;

/** A place of a provider's template has nothing in it for a contact, which no provider takes. */
public final class EmptyPlace extends RuntimeException {

  private EmptyPlace(String message) {
    super(message);
  }

  /**
   * Of which, counted from 1.
   *
   * @param text what the rule wrote for it
   */
  static EmptyPlace of(String template, int number, String text) {
    return new EmptyPlace(
        "Text %d of the template \"%s\" is empty for this contact: %s. Give it something to fall back on, as in {{contact.first_name | there}}."
            .formatted(number, template, text));
  }
}
