package org.triggerlinks.routes.api;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;

class DistinctContactsOnH2Test extends DistinctContactsContract {

  @TempDir static Path folder;

  @Override
  Database.Access access() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    return new Database.Access(url, "sa", "", 4);
  }
}
