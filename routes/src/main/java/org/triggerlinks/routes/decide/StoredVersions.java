package org.triggerlinks.routes.decide;

import java.time.Clock;
import java.util.Optional;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.RuleFiles;
import org.triggerlinks.rules.GoodVersions;

/**
 * Keeps the good versions of the rule files in the database: for restarts, and to explain
 * decisions.
 */
public final class StoredVersions implements GoodVersions {

  private final Database database;
  private final Clock clock;

  public StoredVersions(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void keep(String path, String version, String source) {
    database.transact(
        session -> new RuleFiles(session).keep(path, version, source, clock.instant()));
  }

  @Override
  public Optional<String> lastGood(String path) {
    return database.inTransaction(session -> new RuleFiles(session).lastGood(path));
  }
}
