package org.triggerlinks.routes.api;

import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

class DistinctContactsOnMariaDbTest extends DistinctContactsContract {

  @Override
  Database.Access access() {
    return RealMariaDb.access();
  }
}
