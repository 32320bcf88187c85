package org.triggerlinks.routes.journeys;

import java.util.Map;

class JourneysOnH2Test extends Journeys {

  // An empty URL is the embedded database.
  @Override
  Map<String, String> database() {
    return Map.of();
  }
}
