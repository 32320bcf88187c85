package org.triggerlinks.routes.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.api.ApiClient;
import org.triggerlinks.routes.runtime.TestSettings;
import org.triggerlinks.routes.runtime.TriggerLinks;

/**
 * What contacts live through with the shipped workflows, seen from outside: everything goes over
 * HTTP, and time is moved by the sandbox's clock. One service for all journeys, which have a
 * location each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Journeys
    implements AppointmentJourneys,
        UnsubscribeJourneys,
        SaleJourneys,
        PromotionJourneys,
        InterestJourneys,
        WelcomeJourneys,
        ClickJourneys {

  private TriggerLinks service;
  private ApiClient agency;

  /** The settings of the database to run on. */
  abstract Map<String, String> database();

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    Map<String, String> settings = new HashMap<>(database());
    settings.put("demo", "false");
    service = TriggerLinks.start(TestSettings.in(data, settings));
    String token = Files.readString(data.resolve("admin.token")).strip();
    agency = new ApiClient(service.localUrl(), token);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Override
  public Place place() {
    return Place.open(agency, service.localUrl());
  }
}
