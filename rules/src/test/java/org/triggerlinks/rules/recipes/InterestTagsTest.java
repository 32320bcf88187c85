package org.triggerlinks.rules.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.rules.recipes.Happenings.click;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.TagAdded;

class InterestTagsTest {

  private static final String WORKFLOW = "interest-tags";
  private static final String LINK = "Premium Brochure";
  private static final TagAdded PREMIUM = new TagAdded("Interested: Premium");

  @ParameterizedTest
  @CsvSource({
    "Premium Brochure, tag Interested: Premium",
    "Starter Brochure, tag Interested: Starter"
  })
  void a_click_on_a_brochure_tags(String link, String tag) {
    assertThat(Recipe.open(WORKFLOW).hears(click(link, "sms"))).containsExactly(tag);
    assertThat(Recipe.open(WORKFLOW).hears(click(link, "sms", Evidence.MACHINE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "whatsapp", "messenger", "instagram", "gbp"})
  void a_click_elsewhere_is_followed_up_by_email(String channel) {
    assertThat(Recipe.open(WORKFLOW).clickedBefore(LINK, channel, 0).hears(PREMIUM))
        .containsExactly("enter", "email with Book a Call and Unsubscribe from Email", "leave");
  }

  @Test
  void a_click_in_an_email_is_followed_up_by_sms() {
    assertThat(Recipe.open(WORKFLOW).clickedBefore(LINK, "email", 0).hears(PREMIUM))
        .containsExactly("enter", "sms with Book a Call", "leave");
  }

  @Test
  void who_has_one_channel_is_followed_up_on_that_one() {
    assertThat(
            Recipe.open(WORKFLOW).unreachable("sms").clickedBefore(LINK, "email", 0).hears(PREMIUM))
        .containsExactly("enter", "email with Book a Call and Unsubscribe from Email", "leave");
    assertThat(
            Recipe.open(WORKFLOW).unreachable("email").clickedBefore(LINK, "sms", 0).hears(PREMIUM))
        .containsExactly("enter", "sms with Book a Call", "leave");
    assertThat(
            Recipe.open(WORKFLOW)
                .unreachable("email")
                .unreachable("sms")
                .clickedBefore(LINK, "messenger", 0)
                .hears(PREMIUM))
        .isEmpty();
  }

  @Test
  void the_latest_click_by_a_person_says_which_channel() {
    assertThat(
            Recipe.open(WORKFLOW)
                .clickedBefore(LINK, "sms", 0)
                .clickedBefore(LINK, "email", 5)
                .clickedBefore(LINK, "sms", 9)
                .hears(PREMIUM))
        .containsExactly("enter", "email with Book a Call and Unsubscribe from Email", "leave");
    assertThat(
            Recipe.open(WORKFLOW)
                .clickedBefore(LINK, "sms", Evidence.MACHINE, 0)
                .clickedBefore(LINK, "email", 5)
                .clickedBefore(LINK, "sms", 9)
                .hears(PREMIUM))
        .containsExactly("enter", "sms with Book a Call", "leave");
  }

  @Test
  void a_tag_without_a_click_is_not_followed_up() {
    assertThat(Recipe.open(WORKFLOW).hears(PREMIUM)).isEmpty();
    assertThat(Recipe.open(WORKFLOW).clickedBefore("Starter Brochure", "sms", 0).hears(PREMIUM))
        .isEmpty();
  }

  @Test
  void the_follow_up_comes_once_and_for_this_tag_only() {
    assertThat(Recipe.closed(WORKFLOW).clickedBefore(LINK, "sms", 0).hears(PREMIUM)).isEmpty();
    assertThat(Recipe.reEntry(WORKFLOW)).isEqualTo("once per tag");
    assertThat(
            Recipe.open(WORKFLOW)
                .clickedBefore(LINK, "sms", 0)
                .hears(new TagAdded("Interested: Starter")))
        .isEmpty();
  }

  @Test
  void a_second_look_at_the_brochure_is_not_followed_up() {
    for (String channel : new String[] {"sms", "email"}) {
      assertThat(Recipe.open(WORKFLOW).clickedBefore(LINK, channel, 3).hears(click(LINK, channel)))
          .containsExactly("tag Interested: Premium");
    }
  }

  @Test
  void a_machines_click_is_not_followed_up() {
    for (String channel : new String[] {"sms", "email"}) {
      assertThat(
              Recipe.open(WORKFLOW)
                  .clickedBefore(LINK, channel, Evidence.MACHINE, 0)
                  .hears(PREMIUM))
          .isEmpty();
    }
  }
}
