package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.whatsapp.WhatsAppStandIn;
import org.triggerlinks.routes.promises.RunningService;
import org.triggerlinks.routes.promises.Visitor;

/** Templates that rules send by WhatsApp to who has not written for a day. */
class WhatsAppTemplateTest {

  private static final String NUMBER = "106540352242922";
  private static final String RULES =
      """
      package workflows.offer
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*
      // re-entry: always
      rule "Offer"
      when
          CustomEvent( name == "offer" )
      then
          insert( enter() );
          insert( sendTemplateWithLink( "whatsapp", "spring_sale", "en_US", "sale", "{{contact.first_name | there}}", "20 %" ) );
          insert( waitForClick( "sale", days(2) ) );
      end
      rule "Thank who clicks"
      when
          LinkClicked( link == "sale", endedWait )
      then
          insert( leave() );
          insert( sendTemplate( "whatsapp", "thanks", "en_US" ) );
      end
      rule "Try what cannot be sent"
      when
          CustomEvent( name == "mistakes" )
      then
          insert( sendTemplate( "sms", "spring_sale", "en_US", "a", "b" ) );
          insert( sendTemplate( "whatsapp", "spring_sale", "en_US", "{{contact.last_name}}", "b" ) );
          insert( sendTemplate( "whatsapp", "spring_sale", "en_US", "{{custom_values.none}}", "b" ) );
      end
      """;

  @TempDir Path folder;

  private WhatsAppStandIn meta;
  private RunningService service;
  private String at;
  private String contact;

  @BeforeEach
  void start() throws IOException {
    meta = new WhatsAppStandIn(0, NUMBER, "token-that-is-secret", "secret-of-the-app");
    meta.approve("spring_sale", "en_US", 2, true);
    meta.approve("thanks", "en_US", 0, false);
    Map<String, String> settings = new HashMap<>();
    settings.put("channels.whatsapp.phone-number-id", NUMBER);
    settings.put("channels.whatsapp.access-token", "token-that-is-secret");
    settings.put("channels.whatsapp.app-secret", "secret-of-the-app");
    settings.put("channels.whatsapp.verify-token", "word-of-our-own");
    settings.put("channels.whatsapp.api-url", meta.url().toString());
    service = new RunningService(folder, settings);
    at = service.location();
    contact = service.contact(at);
    service.link(at, "sale", false);
    service.workflow(at, "offer", RULES);
  }

  @AfterEach
  void stop() {
    service.close();
    meta.close();
  }

  @Test
  void one_goes_to_who_never_wrote_and_its_button_is_a_link_of_that_message() throws IOException {
    happens("offer");

    JsonNode sent = meta.taken().get(0).body();
    assertThat(sent.at("/template/name").asText()).isEqualTo("spring_sale");
    assertThat(sent.at("/template/components/0/parameters").findValuesAsText("text"))
        .containsExactly("Ada", "20 %");
    String suffix = sent.at("/template/components/1/parameters/0/text").asText();
    assertThat(suffix).matches("[0-9A-Za-z]{7}-[0-9A-Za-z]{11}");
    assertThat(timeline()).contains("[spring_sale] Ada | 20 % | http", "/l/" + suffix);

    String url = "http://localhost:%d/l/%s".formatted(service.port(), suffix);
    assertThat(
            service.visitor().request("GET", url, Map.of("User-Agent", Visitor.PHONE)).statusCode())
        .isEqualTo(302);
    service.visitor().post("/sandbox/clock", Map.of("advance", "PT1M"));
    service.quiet();
    assertThat(timeline()).contains("link_clicked");
    assertThat(meta.taken()).hasSize(2);
    assertThat(meta.taken().get(1).body().at("/template/name").asText()).isEqualTo("thanks");
    assertThat(meta.taken().get(1).body().at("/template/components").isMissingNode()).isTrue();
  }

  @Test
  void what_cannot_be_sent_is_told_and_nothing_leaves() throws IOException {
    happens("mistakes");

    assertThat(meta.calls()).isEmpty();
    assertThat(timeline())
        .contains(
            "There are no templates on sms: send the text itself.",
            "Text 1 of the template \\\"spring_sale\\\" is empty for this contact: {{contact.last_name}}.",
            "none");
  }

  private void happens(String event) throws IOException {
    service
        .visitor()
        .post("/events" + at, Map.of("contact_id", contact, "type", "custom", "name", event));
    service.quiet();
  }

  private String timeline() throws IOException {
    return service
        .visitor()
        .get("/contacts/" + contact + "/timeline" + at + "&limit=200")
        .body()
        .toString();
  }
}
