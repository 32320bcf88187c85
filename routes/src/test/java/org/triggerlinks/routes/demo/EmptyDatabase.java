package org.triggerlinks.routes.demo;

import java.nio.file.Path;
import org.triggerlinks.model.store.Database;

/** A database in a test's own folder. */
final class EmptyDatabase {

  private EmptyDatabase() {}

  static Database in(Path folder) {
    return Database.open(
        new Database.Access(
            Database.embeddedUrl(folder.resolve("database").toString()), "sa", "", 4));
  }
}
