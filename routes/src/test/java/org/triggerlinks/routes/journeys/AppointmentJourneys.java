package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Appointment confirmation, reminder, survey and review request. */
interface AppointmentJourneys extends Journey {

  Duration IN_3_DAYS = Duration.ofDays(3);
  String WORKFLOW = "appointment-confirmation";

  @Test
  default void an_appointment_is_confirmed_kept_and_reviewed() {
    Place salon = place();
    Customer ada = salon.contact("Ada");

    ada.books("Haircut", IN_3_DAYS);
    ada.gets("sms", "Hi Ada, please confirm your appointment");
    ada.books("Haircut", IN_3_DAYS);
    ada.getsNothingMore();

    ada.isScanned("Appointment Confirmation");
    assertThat(ada.tags()).isEmpty();
    ada.getsNothingMore();

    assertThat(ada.clicks("Appointment Confirmation"))
        .isEqualTo("https://example.com/appointment/confirmed");
    assertThat(ada.tags()).contains("Appointment Confirmed");
    ada.gets("email", "See you soon, Ada!");
    ada.clicks("Appointment Confirmation");
    salon.passes("PT48H");
    ada.getsNothingMore();

    salon.passes("PT25H");
    ada.getsNothingMore();
    salon.passes("PT2H");
    ada.gets("email", "How was it?");
    ada.clicks("Appointment Survey");
    ada.gets("sms", "Would you tell others, too?");
    assertThat(ada.clicks("Review Us")).isEqualTo("https://example.com/reviews");

    assertThat(ada.workflows()).isEmpty();
    assertThat(ada.teamNotes()).isEmpty();
    assertThat(ada.timeline())
        .containsSubsequence(
            "appointment_booked",
            "workflow_entered",
            "link_visited_by_machine",
            "link_clicked",
            "tag_added",
            "link_clicked",
            "workflow_left",
            "link_clicked")
        .doesNotContain("workflow_error");
    salon.passes("P8D");
    ada.getsNothingMore();
  }

  @Test
  default void a_reminder_is_answered_and_a_survey_is_not() {
    Place salon = place();
    Customer ben = salon.contact("Ben");
    ben.books("Shave", IN_3_DAYS);
    Mail first = ben.gets("sms", "please confirm");

    salon.passes("PT24H");
    Mail reminder = ben.gets("sms", "we still need your word");
    assertThat(reminder.url("Appointment Confirmation"))
        .isNotEqualTo(first.url("Appointment Confirmation"));
    ben.clicks("Appointment Confirmation");
    ben.gets("email", "See you soon, Ben!");
    assertThat(ben.tags()).contains("Appointment Confirmed");

    salon.passes("PT24H");
    assertThat(ben.teamNotes()).isEmpty();
    salon.passes("PT25H");
    salon.passes("PT2H");
    ben.gets("email", "How was it?");
    assertThat(ben.workflows()).containsExactly(WORKFLOW);
    salon.passes("P7D");
    assertThat(ben.workflows()).isEmpty();
    ben.getsNothingMore();
  }

  @Test
  default void an_appointment_nobody_confirms_is_handed_to_the_team_until_a_late_click() {
    Place salon = place();
    Customer cleo = salon.contact("Cleo");
    cleo.books("Dye", IN_3_DAYS);
    cleo.gets("sms", "please confirm");
    salon.passes("PT24H");
    cleo.gets("sms", "we still need your word");

    salon.passes("PT24H");
    assertThat(cleo.teamNotes())
        .containsExactly("Cleo has not confirmed the appointment. Please call.");
    cleo.getsNothingMore();

    cleo.clicks("Appointment Confirmation");
    cleo.gets("email", "See you soon, Cleo!");
    assertThat(cleo.teamNotes())
        .hasSize(2)
        .contains("Cleo has confirmed the appointment after all.");
    cleo.getsNothingMore();
  }

  @Test
  default void each_of_two_appointments_is_confirmed_reminded_and_cancelled_on_its_own() {
    Place salon = place();
    Customer fay = salon.contact("Fay");
    fay.books("Haircut", IN_3_DAYS);
    Mail haircut = fay.gets("sms", "please confirm");
    fay.books("Shave", IN_3_DAYS);
    Mail shave = fay.gets("sms", "please confirm");

    fay.clicks("Appointment Confirmation", haircut);
    fay.gets("email", "See you soon, Fay!");
    fay.clicks("Appointment Confirmation", haircut);
    fay.getsNothingMore();

    salon.passes("PT24H");
    Mail reminder = fay.gets("sms", "we still need your word");
    fay.getsNothingMore();
    fay.clicks("Appointment Confirmation", reminder);
    fay.gets("email", "See you soon, Fay!");
    fay.clicks("Appointment Confirmation", shave);
    fay.getsNothingMore();

    fay.cancels("Haircut", IN_3_DAYS);
    assertThat(fay.workflows()).containsExactly(WORKFLOW);
    salon.passes("P2D");
    salon.passes("PT3H");
    fay.gets("email", "How was it?");
    fay.getsNothingMore();
    assertThat(fay.teamNotes()).isEmpty();
  }

  @Test
  default void a_cancelled_appointment_is_not_mentioned_again() {
    Place salon = place();
    Customer dan = salon.contact("Dan");
    dan.books("Haircut", IN_3_DAYS);
    dan.gets("sms", "please confirm");
    dan.books("Shave", IN_3_DAYS);
    dan.gets("sms", "please confirm");

    dan.cancels("Haircut", IN_3_DAYS);
    assertThat(dan.workflows()).containsExactly(WORKFLOW);
    dan.cancels("Shave", IN_3_DAYS);
    assertThat(dan.workflows()).isEmpty();

    dan.clicks("Appointment Confirmation");
    salon.passes("P4D");
    dan.getsNothingMore();
    assertThat(dan.tags()).isEmpty();
    assertThat(dan.teamNotes()).isEmpty();
  }

  @Test
  default void a_reply_confirms_as_well_as_a_click() {
    Place salon = place();
    Customer eve = salon.contact("Eve");
    eve.books("Haircut", IN_3_DAYS);
    eve.gets("sms", "or reply YES");

    eve.replies("sms", "Who is this?");
    eve.getsNothingMore();
    eve.replies("sms", "Yes!");
    eve.gets("email", "See you soon, Eve!");
    assertThat(eve.tags()).containsExactly("Appointment Confirmed");

    salon.passes("PT24H");
    salon.passes("PT24H");
    eve.getsNothingMore();
    assertThat(eve.teamNotes()).isEmpty();
  }
}
