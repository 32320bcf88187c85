package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.location.Locations;

/** What both databases must do alike. */
abstract class DatabaseContract {

  private Database database;

  /** A new, empty database. */
  abstract Database.Access access();

  @BeforeEach
  void open() {
    database = Database.open(access());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_new_database_is_migrated_and_fits_the_entities() {
    database.transact(
        session -> assertThat(new Locations(session).agency().clockOffset()).isZero());
  }
}
