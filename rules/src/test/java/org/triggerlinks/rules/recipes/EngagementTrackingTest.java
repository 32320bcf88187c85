package org.triggerlinks.rules.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.rules.recipes.Happenings.click;
import static org.triggerlinks.rules.recipes.Happenings.timeout;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Evidence;

class EngagementTrackingTest {

  private static final String WORKFLOW = "engagement-tracking";
  private static final CustomEvent PURCHASE = new CustomEvent("purchase", Map.of());

  @ParameterizedTest
  @CsvSource({
    "Spring Sale SMS Link, sms",
    "Spring Sale Email Link, email",
    "Spring Sale Social Link, instagram"
  })
  void the_first_click_on_any_of_the_links_wins(String link, String channel) {
    assertThat(Recipe.open(WORKFLOW).hears(click(link, channel)))
        .containsExactly(
            "enter",
            "tag Interested: Spring Sale",
            "spring_sale_channel = " + channel,
            "open Spring Sale at Interested",
            "wait 30 d as End of the sale");
  }

  @Test
  void a_second_click_changes_nothing() {
    assertThat(Recipe.enrolled(WORKFLOW).hears(click("Spring Sale Email Link", "email"))).isEmpty();
    assertThat(Recipe.closed(WORKFLOW).hears(click("Spring Sale Email Link", "email"))).isEmpty();
    assertThat(Recipe.reEntry(WORKFLOW)).isEqualTo("never again");
  }

  @Test
  void a_machine_or_another_link_wins_nothing() {
    assertThat(Recipe.open(WORKFLOW).hears(click("Monthly Promo", "sms"))).isEmpty();
    assertThat(Recipe.open(WORKFLOW).hears(click("Spring Sale SMS Link", "sms", Evidence.MACHINE)))
        .isEmpty();
  }

  @Test
  void a_purchase_reaches_the_goal_and_wins_the_opportunity() {
    assertThat(Recipe.enrolled(WORKFLOW).hears(PURCHASE))
        .containsExactly("goal purchase within 30 d", "move Spring Sale to Won", "leave");
  }

  @Test
  void a_purchase_by_who_never_clicked_or_another_event_counts_nothing() {
    assertThat(Recipe.open(WORKFLOW).hears(PURCHASE)).isEmpty();
    assertThat(Recipe.enrolled(WORKFLOW).hears(new CustomEvent("refund", Map.of()))).isEmpty();
  }

  @Test
  void a_month_without_purchase_loses_the_opportunity() {
    assertThat(Recipe.enrolled(WORKFLOW).hears(timeout("End of the sale")))
        .containsExactly("move Spring Sale to Lost", "leave");
  }
}
