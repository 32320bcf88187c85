package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.triggerlinks.routes.api.Json;

/** Where a click is to be found afterwards, and under which name a link answers. */
interface ClickJourneys extends Journey {

  @Test
  default void clicks_are_counted_by_channel_and_by_day() {
    Place shop = place();
    Customer ada = shop.contact("Ada");
    Customer ben = shop.contact("Ben");
    for (Customer customer : List.of(ada, ben)) {
      shop.sends(customer, "sms", "Read: {{link.Review Us}}");
      customer.gets("sms", "Read:");
    }
    shop.sends(ada, "instagram", "Read: {{link.Review Us}}");
    Mail direct = ada.gets("instagram", "Read:");

    ada.clicks("Review Us", direct);
    ben.isScanned("Review Us");
    shop.passes("P1D");
    ada.clicks("Review Us", direct);
    ben.clicks("Review Us");
    Browser.OF_A_PERSON.open(shop.link("Review Us").path("url").asText());
    shop.quiet();

    Numbers numbers = Numbers.of(shop, "Review Us");
    assertThat(numbers.clicks()).isEqualTo(4);
    assertThat(numbers.people()).isEqualTo(2);
    assertThat(numbers.on("instagram").clicks()).isEqualTo(2);
    assertThat(numbers.on("instagram").people()).isEqualTo(1);
    assertThat(numbers.on("sms").clicks()).isEqualTo(1);
    assertThat(numbers.on("public").anonymous()).isEqualTo(1);
    assertThat(numbers.ago(1).clicks()).isEqualTo(1);
    assertThat(numbers.ago(0).clicks()).isEqualTo(3);
    assertThat(numbers.ago(2).clicks()).isZero();
  }

  @Test
  default void clicks_are_read_as_a_stream_that_goes_on_where_it_ended() {
    Place shop = place();
    Customer ada = shop.contact("Ada");
    shop.sends(ada, "sms", "Read: {{link.Review Us}}");
    String message = ada.gets("sms", "Read:").id();
    ada.clicks("Review Us");
    ada.isScanned("Review Us");

    List<String> lines = shop.lines("/clicks").lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode click = Json.read(lines.get(0));
    assertThat(click.path("contact_id").asText()).isEqualTo(ada.id());
    assertThat(click.path("message_id").asText()).isEqualTo(message);
    assertThat(click.path("channel").asText()).isEqualTo("sms");
    assertThat(click.path("evidence").asText()).isEqualTo("LIKELY_HUMAN");
    assertThat(Json.read(lines.get(1)).path("evidence").asText()).isEqualTo("MACHINE");

    String last = Json.read(lines.get(1)).path("cursor").asText();
    assertThat(shop.lines("/clicks?cursor=" + last)).isEmpty();
    ada.clicks("Review Us");
    assertThat(shop.lines("/clicks?cursor=" + last).lines()).hasSize(1);
  }

  @Test
  default void a_click_is_told_to_a_webhook_that_can_check_who_tells_it()
      throws IOException, WebhookVerificationException {
    Place shop = place();
    Customer ada = shop.contact("Ada");
    shop.sends(ada, "sms", "Read: {{link.Review Us}}");
    ada.gets("sms", "Read:");
    // What the sandbox's clock says must not make a signature look forged.
    shop.passes("P1D");

    try (Receiver crm = Receiver.start()) {
      String secret = shop.post("/webhooks", Map.of("url", crm.url())).text("/secret");
      ada.clicks("Review Us");

      Receiver.Call call = crm.onlyCall();
      new Webhook(secret).verify(call.body(), call.headers());
      JsonNode told = Json.read(call.body());
      assertThat(told.path("type").asText()).isEqualTo("link.clicked");
      assertThat(told.at("/data/link").asText()).isEqualTo("Review Us");
      assertThat(told.at("/data/contact_id").asText()).isEqualTo(ada.id());
    }
  }

  @Test
  default void a_link_answers_under_its_location_s_own_domain_and_not_under_another_s() {
    Place shop = place();
    Place rival = place();
    String own = shop.isAt("go");
    String foreign = rival.isAt("to");
    Customer ada = shop.contact("Ada");
    shop.sends(ada, "sms", "Read: {{link.Review Us}}");
    String url = ada.gets("sms", "Read:").url("Review Us");

    assertThat(url).startsWith("https://" + own + "/l/");
    assertThat(Browser.OF_A_PERSON.openAt(shop.service(), url))
        .startsWith("HTTP/1.1 302")
        .containsIgnoringCase("location: https://example.com/reviews");
    assertThat(Browser.OF_A_PERSON.openAt(shop.service(), url.replace(own, foreign)))
        .startsWith("HTTP/1.1 404");
    shop.quiet();
    assertThat(ada.timeline()).containsOnlyOnce("link_clicked");
  }
}
