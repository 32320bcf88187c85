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
}
