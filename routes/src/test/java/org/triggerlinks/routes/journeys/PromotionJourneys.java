package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The promotion of the month, whose link leads elsewhere every month. */
interface PromotionJourneys extends Journey {

  @Test
  default void a_promotion_s_old_message_leads_to_the_new_offer() {
    Place shop = place();
    Customer ada = shop.contact("Ada");
    shop.setsValue("monthly_promo_url", "https://example.com/may");
    shop.sends(ada, "sms", "Have a look: {{link.Monthly Promo}}");
    Mail message = ada.gets("sms", "Have a look");

    assertThat(ada.clicks("Monthly Promo", message)).isEqualTo("https://example.com/may");
    assertThat(ada.tags()).containsExactly("Interested: Monthly Promo");
    Mail offer = ada.gets("email", "The offer of the month, to keep");

    shop.setsValue("monthly_promo_url", "https://example.com/june");
    assertThat(ada.clicks("Monthly Promo", message)).isEqualTo("https://example.com/june");
    assertThat(ada.clicks("Monthly Promo", offer)).isEqualTo("https://example.com/june");
    shop.passes("P29D");
    ada.clicks("Monthly Promo", message);
    ada.getsNothingMore();

    shop.passes("P2D");
    ada.clicks("Monthly Promo", message);
    ada.gets("email", "The offer of the month, to keep");
    assertThat(shop.lines("/clicks").lines())
        .as("clicks keep the destination they were served")
        .first()
        .asString()
        .contains("https://example.com/may");
  }
}
