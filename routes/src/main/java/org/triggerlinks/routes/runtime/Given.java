package org.triggerlinks.routes.runtime;

/**
 * A value as somebody wrote it.
 *
 * @param value the text, without surrounding blanks
 * @param origin where it was written, for example {@code config/application.properties:12}
 */
record Given(String value, String origin) {
  Given {
    value = value.strip();
  }

  /** True if both are from the same file. */
  boolean isIn(Given other) {
    return file().equals(other.file());
  }

  private String file() {
    return origin.replaceFirst(":\\d+$", "");
  }
}
