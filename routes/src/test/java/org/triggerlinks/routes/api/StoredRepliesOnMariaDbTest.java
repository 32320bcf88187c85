package org.triggerlinks.routes.api;

import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

class StoredRepliesOnMariaDbTest extends StoredRepliesContract {

  @Override
  Database.Access impatient() {
    Database.Access access = RealMariaDb.access();
    return new Database.Access(
        access.url() + "?sessionVariables=innodb_lock_wait_timeout=1",
        access.user(),
        access.password(),
        access.poolSize());
  }
}
