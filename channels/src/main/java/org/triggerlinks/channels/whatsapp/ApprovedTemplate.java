package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * A template that a stand-in knows.
 *
 * @param places how many its text has
 * @param button true if it has a button whose URL ends in a place
 */
record ApprovedTemplate(String name, String language, int places, boolean button) {

  /** Looks whether a message fills in one of these as it must be. */
  static void check(JsonNode sent, List<ApprovedTemplate> approved) {
    WhatsAppForm.known(sent, Set.of("name", "language", "components"));
    String name = sent.path("name").asText("");
    String language = sent.path("language").path("code").asText("");
    approved.stream()
        .filter(one -> one.name().equals(name) && one.language().equals(language))
        .findFirst()
        .orElseThrow(
            () ->
                WhatsAppForm.refusal(
                        132001,
                        "Template name does not exist in the translation",
                        "template name (%s) does not exist in %s".formatted(name, language))
                    .with(404))
        .check(sent.path("components"));
  }

  private void check(JsonNode components) {
    int texts = 0;
    int suffixes = 0;
    for (JsonNode component : components) {
      String type = component.path("type").asText("");
      for (JsonNode parameter : component.path("parameters")) {
        checkParameter(parameter);
      }
      if (type.equals("body")) {
        texts += component.path("parameters").size();
      } else if (type.equals("button") && component.path("sub_type").asText("").equals("url")) {
        suffixes += component.path("parameters").size();
      } else {
        throw WhatsAppForm.refusal(132012, "Parameter format does not match", type);
      }
    }
    if (texts != places || suffixes != (button ? 1 : 0)) {
      throw WhatsAppForm.refusal(
          132000,
          "Number of parameters does not match the expected number of params",
          "body: %d of %d, button: %d".formatted(texts, places, suffixes));
    }
  }

  private static void checkParameter(JsonNode parameter) {
    WhatsAppForm.known(parameter, Set.of("type", "text"));
    if (!parameter.path("type").asText("").equals("text")
        || parameter.path("text").asText("").isEmpty()) {
      throw WhatsAppForm.refusal(131008, "Required parameter is missing", "text");
    }
  }
}
