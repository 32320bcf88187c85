package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new contact is welcomed, and invited to a call sooner or later. */
interface WelcomeJourneys extends Journey {

  String SERIES = "welcome-series";

  @Test
  default void a_newcomer_who_reads_the_guide_is_invited_by_whatsapp_and_books() {
    Place shop = place();
    Customer ada = newcomer(shop, "Ada");
    ada.gets("email", "Welcome, Ada!");

    ada.isScanned("Welcome Guide");
    ada.getsNothingMore();
    assertThat(ada.clicks("Welcome Guide")).isEqualTo("https://example.com/welcome");
    ada.gets("whatsapp", "Did you like the guide, Ada?");
    assertThat(ada.workflows()).containsExactly(SERIES);

    ada.clicks("Book a Call");
    assertThat(ada.workflows()).isEmpty();
    assertThat(ada.timeline()).contains("goal_reached");
    assertThat(Numbers.of(shop, "Book a Call").on("whatsapp").conversions()).isEqualTo(1);
    shop.passes("P5D");
    ada.getsNothingMore();
    assertThat(ada.teamNotes()).isEmpty();
  }

  @Test
  default void a_newcomer_who_does_not_read_is_reminded_and_left_to_the_team() {
    Place shop = place();
    Customer ben = newcomer(shop, "Ben");
    ben.gets("email", "Welcome, Ben!");

    shop.passes("P2D");
    ben.gets("email", "No time to read?");
    shop.passes("P3D");
    assertThat(ben.teamNotes()).containsExactly("Ben has not booked a call yet.");
    assertThat(ben.workflows()).isEmpty();
    ben.getsNothingMore();
  }

  @Test
  default void a_reminded_newcomer_books_a_call() {
    Place shop = place();
    Customer cleo = newcomer(shop, "Cleo");
    cleo.gets("email", "Welcome, Cleo!");
    shop.passes("P2D");
    cleo.gets("email", "No time to read?");

    cleo.clicks("Book a Call");
    assertThat(cleo.workflows()).isEmpty();
    assertThat(cleo.timeline()).contains("goal_reached");
    shop.passes("P3D");
    assertThat(cleo.teamNotes()).isEmpty();
  }

  @Test
  default void a_newcomer_without_e_mail_and_whatsapp_is_welcomed_by_text_message() {
    Place shop = place();
    Customer dan = shop.newcomer("Dan", Map.of("phone", shop.freePhone()));
    dan.gets("sms", "Welcome, Dan!");
    dan.wantsNothingBy("whatsapp");

    dan.clicks("Welcome Guide");
    dan.gets("sms", "Did you like the guide, Dan?");
    dan.books("Call", Duration.ofDays(3));
    dan.gets("sms", "please confirm");
    assertThat(dan.workflows()).doesNotContain(SERIES);
    assertThat(dan.timeline()).contains("goal_reached");
    dan.getsNothingMore();
  }

  private static Customer newcomer(Place shop, String name) {
    return shop.newcomer(
        name,
        Map.of("email", name.toLowerCase(Locale.ROOT) + "@example.com", "phone", shop.freePhone()));
  }
}
