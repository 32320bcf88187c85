package org.triggerlinks.routes.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.NoSuchElementException;

/** A message in a contact's inbox, on any channel. */
record Mail(JsonNode json) {

  String id() {
    return json.path("id").asText();
  }

  String words() {
    return "%s %s".formatted(json.path("subject").asText(), json.path("text").asText());
  }

  boolean has(String link) {
    return json.path("links").findValuesAsText("name").contains(link);
  }

  /** Where the mail program's button to unsubscribe posts to. */
  String unsubscribe() {
    return json.path("unsubscribe").asText();
  }

  /** The message's own URL of the link, which is also what its text says. */
  String url(String link) {
    for (JsonNode known : json.path("links")) {
      String url = known.path("url").asText();
      if (known.path("name").asText().equals(link) && words().contains(url)) {
        return url;
      }
    }
    throw new NoSuchElementException("No link \"%s\" in: %s".formatted(link, json));
  }
}
