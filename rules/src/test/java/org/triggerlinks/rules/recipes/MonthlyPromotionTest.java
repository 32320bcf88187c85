package org.triggerlinks.rules.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.rules.recipes.Happenings.click;

import org.junit.jupiter.api.Test;
import org.triggerlinks.model.fact.Evidence;

class MonthlyPromotionTest {

  private static final String WORKFLOW = "monthly-promotion";
  private static final String LINK = "Monthly Promo";

  @Test
  void a_click_tags_sends_the_offer_and_starts_the_cool_down() {
    assertThat(Recipe.open(WORKFLOW).hears(click(LINK, "sms")))
        .containsExactly(
            "enter",
            "tag Interested: Monthly Promo",
            "email with Monthly Promo and Unsubscribe from Email",
            "leave");
  }

  @Test
  void nothing_is_repeated_within_thirty_days() {
    assertThat(Recipe.closed(WORKFLOW).hears(click(LINK, "sms"))).isEmpty();
    assertThat(Recipe.reEntry(WORKFLOW)).isEqualTo("after a cool-down of 30 days");
  }

  @Test
  void a_machine_is_not_interested() {
    assertThat(Recipe.open(WORKFLOW).hears(click(LINK, "email", Evidence.MACHINE))).isEmpty();
  }
}
