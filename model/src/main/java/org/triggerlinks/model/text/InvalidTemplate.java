package org.triggerlinks.model.text;

/** A template that cannot be read. */
public final class InvalidTemplate extends RuntimeException {

  private final int position;

  private InvalidTemplate(int position, String message) {
    super(message);
    this.position = position;
  }

  /** Index of the offending character in the template, from 0. */
  public int position() {
    return position;
  }

  static InvalidTemplate unclosed(String source, int position) {
    return new InvalidTemplate(
        position, "The {{ at %s is never closed. Add }}.".formatted(place(source, position)));
  }

  static InvalidTemplate unknownKind(String source, int position, String inside) {
    String hint =
        StandardFields.NAMES.contains(inside)
            ? "Did you mean {{contact.%s}}?".formatted(inside)
            : "Write {{contact.name}}, {{custom_values.name}} or {{link.Name}}.";
    return new InvalidTemplate(
        position,
        "{{%s}} at %s is not a placeholder. %s".formatted(inside, place(source, position), hint));
  }

  static InvalidTemplate misplaced(String source, int position, String where) {
    return new InvalidTemplate(
        position,
        "The placeholder at %s stands in %s. Move it into text or a quoted attribute."
            .formatted(place(source, position), where));
  }

  static InvalidTemplate lineBreakInSubject(String source, int position) {
    return new InvalidTemplate(
        position,
        "The subject has a line break or control character at %s. Write it in one line."
            .formatted(place(source, position)));
  }

  private static String place(String source, int position) {
    String before = source.substring(0, position);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return "line %d, character %d".formatted(line, position - before.lastIndexOf('\n'));
  }
}
