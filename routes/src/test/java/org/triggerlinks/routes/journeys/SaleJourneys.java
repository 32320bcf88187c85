package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One offer on three channels, with a link each: which one wins? */
interface SaleJourneys extends Journey {

  @Test
  default void a_sale_on_three_channels_shows_which_one_sells() {
    Place shop = place();
    Customer ada = shop.contact("Ada");
    Customer ben = shop.contact("Ben");
    Customer cleo = shop.contact("Cleo");
    shop.sends(ada, "sms", "Sale! {{link.Spring Sale SMS Link}}");
    shop.sends(ada, "email", "Sale! {{link.Spring Sale Email Link}}");
    shop.sends(ben, "email", "Sale! {{link.Spring Sale Email Link}}");
    shop.sends(cleo, "messenger", "Sale! {{link.Spring Sale Social Link}}");
    ada.gets("sms", "Sale!");
    ada.gets("email", "Sale!");
    ben.gets("email", "Sale!");
    cleo.gets("messenger", "Sale!");

    assertThat(ada.clicks("Spring Sale SMS Link")).endsWith("from=sms");
    ben.isScanned("Spring Sale Email Link");
    assertThat(ben.opportunities()).isEmpty();
    ben.clicks("Spring Sale Email Link");
    cleo.clicks("Spring Sale Social Link");
    shop.passes("PT1H");
    ada.clicks("Spring Sale Email Link");

    assertThat(ada.field("spring_sale_channel")).isEqualTo("sms");
    assertThat(ben.field("spring_sale_channel")).isEqualTo("email");
    assertThat(cleo.field("spring_sale_channel")).isEqualTo("messenger");
    assertThat(ada.opportunities()).containsExactly("Interested");
    assertThat(ada.tags()).containsExactly("Interested: Spring Sale");

    ben.buys();
    assertThat(ben.opportunities()).containsExactly("Won");
    assertThat(ben.workflows()).isEmpty();
    Numbers email = Numbers.of(shop, "Spring Sale Email Link");
    assertThat(email.conversions()).isEqualTo(1);
    assertThat(email.on("email").conversions()).isEqualTo(1);
    assertThat(Numbers.of(shop, "Spring Sale SMS Link").conversions()).isZero();
    assertThat(Numbers.of(shop, "Spring Sale Social Link").conversions()).isZero();

    shop.passes("P30D");
    assertThat(ada.opportunities()).containsExactly("Lost");
    assertThat(cleo.opportunities()).containsExactly("Lost");
    cleo.buys();
    assertThat(cleo.opportunities()).containsExactly("Lost");
  }
}
