package org.triggerlinks.routes.journeys;

import com.fasterxml.jackson.databind.JsonNode;

/** The numbers of one link. */
record Numbers(JsonNode analytics, JsonNode numbers) {

  static Numbers of(Place place, String link) {
    JsonNode analytics = place.numbers(link);
    return new Numbers(analytics, analytics.path("total"));
  }

  Numbers on(String channel) {
    return new Numbers(analytics, analytics.path("by_channel").path(channel));
  }

  /** The numbers of a day; 0 is today, 1 is yesterday. */
  Numbers ago(int days) {
    JsonNode all = analytics.path("by_day");
    return new Numbers(analytics, all.path(all.size() - 1 - days));
  }

  int clicks() {
    return numbers.path("clicks").asInt();
  }

  int people() {
    return numbers.path("unique_contacts").asInt();
  }

  int anonymous() {
    return numbers.path("anonymous").asInt();
  }

  int conversions() {
    return numbers.path("conversions").asInt();
  }
}
