package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Brochures become tags, tags become a follow-up and the audience of a broadcast. */
interface InterestJourneys extends Journey {

  @Test
  default void who_opens_the_premium_brochure_is_followed_up_on_another_channel() {
    Place shop = place();
    Customer ada = shop.contact("Ada");
    Customer ben = shop.contact("Ben");
    Customer cleo = shop.contact("Cleo");
    shop.sends(ada, "sms", "Read this: {{link.Premium Brochure}}");
    shop.sends(ben, "email", "Read this: {{link.Premium Brochure}}");
    shop.sends(cleo, "sms", "Read this: {{link.Starter Brochure}}");
    ada.gets("sms", "Read this");
    ben.gets("email", "Read this");
    cleo.gets("sms", "Read this");

    ada.isScanned("Premium Brochure");
    assertThat(ada.tags()).isEmpty();
    ada.clicks("Premium Brochure");
    ben.clicks("Premium Brochure");
    cleo.clicks("Starter Brochure");

    assertThat(ada.tags()).containsExactly("Interested: Premium");
    assertThat(ben.tags()).containsExactly("Interested: Premium");
    assertThat(cleo.tags()).containsExactly("Interested: Starter");
    ada.gets("email", "Questions about Premium?");
    ben.gets("sms", "Questions about Premium?");
    assertThat(ada.clicks("Book a Call")).isEqualTo("https://example.com/call");
    shop.passes("PT1H");
    ada.clicks("Premium Brochure");
    ada.getsNothingMore();
    ben.getsNothingMore();
    cleo.getsNothingMore();

    assertThat(shop.broadcasts("Interested: Premium", "whatsapp", "Premium for less")).isEqualTo(2);
    ada.gets("whatsapp", "Premium for less");
    ben.gets("whatsapp", "Premium for less");
    cleo.getsNothingMore();
  }
}
