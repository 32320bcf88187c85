package org.triggerlinks.model.store.testing;

/** The MariaDB server of the tests cannot be used. */
public final class MariaDbUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private MariaDbUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  static MariaDbUnavailable cannotStart(Throwable cause) {
    return new MariaDbUnavailable(
        "The MariaDB server of the tests does not start. Its own words are in the log above; if a"
            + " shared library is missing, install it (Debian: apt-get install libcrypt1 libsystemd0"
            + " libstdc++6).",
        cause);
  }

  static MariaDbUnavailable cannotCreate(String database, Throwable cause) {
    return new MariaDbUnavailable(
        "The MariaDB server of the tests runs but does not create the database %s; see the log above."
            .formatted(database),
        cause);
  }
}
