package org.triggerlinks.routes.api;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;

class StoredRepliesOnH2Test extends StoredRepliesContract {

  @TempDir static Path folder;

  @Override
  Database.Access impatient() {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    return new Database.Access(
        url.replaceFirst("LOCK_TIMEOUT=\\d+", "LOCK_TIMEOUT=300"), "sa", "", 8);
  }
}
