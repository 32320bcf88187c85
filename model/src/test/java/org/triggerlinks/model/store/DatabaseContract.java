package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.triggerlinks.model.location.Locations;

/** What both databases must do alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract
    implements UniqueKeysContract,
        LettersContract,
        MomentsContract,
        CollectionsContract,
        DeletionContract,
        QueuesContract,
        ContactLockContract,
        ClicksContract,
        RecordingContract,
        TimelineContract,
        MessagesContract,
        InstancesContract,
        WorkflowContract,
        LocationContract {

  private Database database;

  /** A new, empty database. */
  abstract Database.Access access();

  @BeforeAll
  void open() {
    database = Database.open(access());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  public Database database() {
    return database;
  }

  @Test
  void a_new_database_is_migrated_and_fits_the_entities() {
    database.transact(
        session -> assertThat(new Locations(session).agency().clockOffset()).isZero());
  }
}
