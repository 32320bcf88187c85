package org.triggerlinks.routes.journeys;

import java.util.Map;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;

class JourneysOnMariaDbTest extends Journeys {

  @Override
  Map<String, String> database() {
    Database.Access access = RealMariaDb.access();
    return Map.of(
        "database.url", access.url(),
        "database.user", access.user(),
        "database.password", access.password());
  }
}
