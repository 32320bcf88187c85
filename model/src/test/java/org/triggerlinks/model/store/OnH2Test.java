package org.triggerlinks.model.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OnH2Test extends DatabaseContract {

  @TempDir static Path folder;

  @Override
  Database.Access access() {
    return new Database.Access(Database.embeddedUrl(folder.resolve("db").toString()), "sa", "", 8);
  }
}
