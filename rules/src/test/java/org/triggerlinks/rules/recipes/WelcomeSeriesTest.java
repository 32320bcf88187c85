package org.triggerlinks.rules.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.rules.recipes.Happenings.byMachine;
import static org.triggerlinks.rules.recipes.Happenings.click;
import static org.triggerlinks.rules.recipes.Happenings.clickInTime;
import static org.triggerlinks.rules.recipes.Happenings.timeout;

import org.junit.jupiter.api.Test;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.ContactCreated;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.WorkflowStarted;

class WelcomeSeriesTest {

  private static final String WORKFLOW = "welcome-series";
  private static final ContactCreated CREATED = new ContactCreated("api");
  private static final LinkClicked READ = clickInTime("Welcome Guide", "Welcome Guide");
  private static final LinkClicked CALL = clickInTime("Book a Call", "Book a Call");
  private static final AppointmentBooked BOOKED =
      new AppointmentBooked("a1", "Calls", Recipe.NOW.plusSeconds(60));

  private static Recipe enrolled() {
    return Recipe.enrolled(WORKFLOW);
  }

  @Test
  void a_new_contact_is_welcomed_by_email() {
    assertThat(Recipe.open(WORKFLOW).hears(CREATED))
        .containsExactly(
            "enter",
            "email with Welcome Guide and Unsubscribe from Email",
            "wait 2 d for a click on Welcome Guide");
  }

  @Test
  void a_new_contact_without_an_email_address_is_welcomed_by_sms() {
    assertThat(Recipe.open(WORKFLOW).unreachable("email").hears(CREATED))
        .containsExactly(
            "enter", "sms with Welcome Guide", "wait 2 d for a click on Welcome Guide");
  }

  @Test
  void whom_another_workflow_sends_here_is_welcomed_as_well() {
    assertThat(Recipe.open(WORKFLOW).hears(new WorkflowStarted(WORKFLOW, "spring-sale")))
        .containsExactly(
            "enter",
            "email with Welcome Guide and Unsubscribe from Email",
            "wait 2 d for a click on Welcome Guide");
    assertThat(Recipe.closed(WORKFLOW).hears(new WorkflowStarted(WORKFLOW, "api"))).isEmpty();
  }

  @Test
  void a_new_contact_with_neither_or_a_known_contact_is_not_welcomed() {
    assertThat(Recipe.open(WORKFLOW).unreachable("email").unreachable("sms").hears(CREATED))
        .isEmpty();
    assertThat(Recipe.closed(WORKFLOW).hears(CREATED)).isEmpty();
    assertThat(Recipe.reEntry(WORKFLOW)).isEqualTo("never again");
  }

  @Test
  void a_reader_is_invited_to_a_call_by_whatsapp() {
    assertThat(enrolled().hears(READ))
        .containsExactly("whatsapp with Book a Call", "wait 3 d for a click on Book a Call");
  }

  @Test
  void a_reader_without_whatsapp_is_invited_by_sms() {
    assertThat(enrolled().unreachable("whatsapp").hears(READ))
        .containsExactly("sms with Book a Call", "wait 3 d for a click on Book a Call");
    assertThat(enrolled().dnd("whatsapp").hears(READ))
        .containsExactly("sms with Book a Call", "wait 3 d for a click on Book a Call");
  }

  @Test
  void a_machine_or_a_second_look_at_the_guide_invites_nobody() {
    assertThat(enrolled().hears(byMachine(READ))).isEmpty();
    assertThat(enrolled().unreachable("whatsapp").hears(byMachine(READ))).isEmpty();
    assertThat(enrolled().hears(click("Welcome Guide", "email"))).isEmpty();
  }

  @Test
  void who_does_not_open_the_guide_is_reminded_and_invited() {
    assertThat(enrolled().hears(timeout("Welcome Guide")))
        .containsExactly(
            "email with Welcome Guide and Book a Call and Unsubscribe from Email",
            "wait 3 d for a click on Book a Call");
  }

  @Test
  void who_gave_only_a_number_is_reminded_by_sms_and_only_an_address_invited_by_email() {
    assertThat(enrolled().unreachable("email").hears(timeout("Welcome Guide")))
        .containsExactly(
            "sms with Welcome Guide and Book a Call", "wait 3 d for a click on Book a Call");
    assertThat(enrolled().unreachable("whatsapp").unreachable("sms").hears(READ))
        .containsExactly(
            "email with Book a Call and Unsubscribe from Email",
            "wait 3 d for a click on Book a Call");
  }

  @Test
  void a_click_on_the_invitation_is_the_goal_and_the_end() {
    assertThat(enrolled().hears(CALL)).containsExactly("goal call booked within 7 d", "leave");
    assertThat(enrolled().hears(byMachine(CALL))).isEmpty();
  }

  @Test
  void a_booked_appointment_is_the_goal_and_the_end() {
    assertThat(enrolled().hears(BOOKED)).containsExactly("goal call booked within 7 d", "leave");
    assertThat(Recipe.closed(WORKFLOW).hears(BOOKED)).isEmpty();
  }

  @Test
  void three_days_without_a_call_are_left_to_the_team() {
    assertThat(enrolled().hears(timeout("Book a Call"))).containsExactly("tell the team", "leave");
  }
}
