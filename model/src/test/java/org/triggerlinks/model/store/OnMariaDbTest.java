package org.triggerlinks.model.store;

import org.triggerlinks.model.store.testing.RealMariaDb;

class OnMariaDbTest extends DatabaseContract {

  @Override
  Database.Access access() {
    return RealMariaDb.access();
  }
}
