package org.triggerlinks.rules.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.rules.recipes.Happenings.byMachine;
import static org.triggerlinks.rules.recipes.Happenings.click;
import static org.triggerlinks.rules.recipes.Happenings.clickInTime;
import static org.triggerlinks.rules.recipes.Happenings.message;
import static org.triggerlinks.rules.recipes.Happenings.timeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.AppointmentCancelled;
import org.triggerlinks.model.fact.LinkClicked;

class AppointmentConfirmationTest {

  private static final String WORKFLOW = "appointment-confirmation";
  private static final String LINK = "Appointment Confirmation";
  private static final String TAG = "Appointment Confirmed";
  private static final String SECOND = "Second chance";
  private static final String LAST = "After all";

  private static AppointmentBooked booked(Duration ahead) {
    return new AppointmentBooked("a1", "Dentist", Recipe.NOW.plus(ahead));
  }

  /** The contact is asked; the appointment is ahead. */
  private static Recipe asked() {
    return waitingAs(LINK);
  }

  private static Recipe waitingAs(String wait) {
    return Recipe.enrolled(WORKFLOW, "Appointment").waitingForClick(wait, LINK);
  }

  /** The appointment is ahead, and confirmed: nothing waits for a word any more. */
  private static Recipe confirmed() {
    return Recipe.enrolled(WORKFLOW, "Appointment").tagged(TAG);
  }

  /** The appointment is over. */
  private static Recipe visited(String... waits) {
    return Recipe.enrolled(WORKFLOW, waits);
  }

  @Test
  void a_contact_enters_once_per_appointment() {
    assertThat(Recipe.reEntry(WORKFLOW)).isEqualTo("once per appointmentId");
  }

  @Test
  void a_booking_asks_by_sms_and_waits_for_the_answer_and_the_appointment() {
    assertThat(Recipe.open(WORKFLOW).hears(booked(Duration.ofDays(3))))
        .containsExactly(
            "enter",
            "sms with Appointment Confirmation",
            "wait 1 d for a click on Appointment Confirmation",
            "wait until 2026-03-05T15:00:00Z as Appointment");
  }

  @Test
  void a_contact_without_sms_is_asked_reminded_and_asked_for_a_review_by_email() {
    assertThat(Recipe.open(WORKFLOW).unreachable("sms").hears(booked(Duration.ofDays(3))))
        .containsExactly(
            "enter",
            "email with Appointment Confirmation",
            "wait 1 d for a click on Appointment Confirmation",
            "wait until 2026-03-05T15:00:00Z as Appointment");
    assertThat(asked().dnd("sms").hears(timeout(LINK)))
        .containsExactly(
            "email with Appointment Confirmation",
            "wait 1 d for a click on Appointment Confirmation as Second chance");
    assertThat(
            visited()
                .unreachable("sms")
                .hears(clickInTime("Appointment Survey", "Appointment Survey")))
        .containsExactly("email with Review Us", "leave");
  }

  @Test
  void an_appointment_that_is_moved_is_waited_for_anew() {
    assertThat(asked().hears(booked(Duration.ofDays(5))))
        .containsExactly(
            "wait no longer for Appointment", "wait until 2026-03-07T15:00:00Z as Appointment");
    assertThat(visited("Visit").hears(booked(Duration.ofDays(5)))).isEmpty();
  }

  @Test
  void an_appointment_that_is_already_past_is_not_asked_about() {
    assertThat(Recipe.open(WORKFLOW).hears(booked(Duration.ZERO))).isEmpty();
    assertThat(Recipe.open(WORKFLOW).hears(booked(Duration.ofHours(-1)))).isEmpty();
  }

  @Test
  void the_same_appointment_is_not_asked_about_again() {
    assertThat(Recipe.closed(WORKFLOW).hears(booked(Duration.ofDays(3)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {LINK, SECOND})
  void a_click_in_time_confirms_by_email_and_tags(String wait) {
    assertThat(asked().hears(clickInTime(LINK, wait))).containsExactly("tag " + TAG, "email");
  }

  @Test
  void a_click_on_the_reminder_is_in_time_although_the_first_wait_is_over() {
    LinkClicked click = clickInTime(LINK, SECOND).seenBy(List.of(SECOND), List.of(LINK));

    assertThat(asked().hears(click)).containsExactly("tag " + TAG, "email");
  }

  @Test
  void a_machine_confirms_nothing() {
    assertThat(asked().hears(byMachine(clickInTime(LINK, LINK)))).isEmpty();
    assertThat(waitingAs(LAST).hears(byMachine(clickInTime(LINK, LAST)))).isEmpty();
  }

  @Test
  void a_click_that_no_wait_knows_confirms_nothing() {
    assertThat(asked().hears(click(LINK, "sms"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"YES", "yes!", " Confirm ", "confirmed", "OK.", "y"})
  void a_reply_confirms_by_email_and_tags_and_no_click_is_waited_for(String text) {
    assertThat(asked().hears(message("sms", text)))
        .containsExactly("wait no longer for " + LINK, "tag " + TAG, "email");
  }

  @Test
  void a_reply_confirms_after_the_reminder_as_well() {
    assertThat(waitingAs(SECOND).hears(message("sms", "yes")))
        .containsExactly("wait no longer for " + SECOND, "tag " + TAG, "email");
  }

  @Test
  void another_text_another_channel_or_a_reply_after_the_appointment_confirms_nothing() {
    assertThat(asked().hears(message("sms", "yes but when?"))).isEmpty();
    assertThat(asked().hears(message("messenger", "yes"))).isEmpty();
    assertThat(visited("Visit").hears(message("sms", "yes"))).isEmpty();
    assertThat(Recipe.open(WORKFLOW).hears(message("sms", "yes"))).isEmpty();
  }

  @Test
  void nobody_is_thanked_twice() {
    assertThat(confirmed().hears(click(LINK, "sms"))).isEmpty();
    assertThat(confirmed().hears(message("sms", "yes"))).isEmpty();
  }

  @Test
  void who_confirmed_another_appointment_is_asked_about_this_one_all_the_same() {
    assertThat(asked().tagged(TAG).hears(timeout(LINK)))
        .containsExactly(
            "sms with Appointment Confirmation",
            "wait 1 d for a click on Appointment Confirmation as Second chance");
    assertThat(asked().tagged(TAG).hears(clickInTime(LINK, LINK)))
        .containsExactly("tag " + TAG, "email");
  }

  @Test
  void a_day_of_silence_brings_a_reminder_and_a_second_wait() {
    assertThat(asked().hears(timeout(LINK)))
        .containsExactly(
            "sms with Appointment Confirmation",
            "wait 1 d for a click on Appointment Confirmation as Second chance");
  }

  @Test
  void two_days_of_silence_are_told_to_the_team_and_a_word_is_still_welcome() {
    assertThat(asked().hears(timeout(SECOND)))
        .containsExactly(
            "tell the team",
            "wait without end for a click on Appointment Confirmation as After all");
  }

  @Test
  void nobody_is_reminded_of_an_appointment_that_has_begun() {
    assertThat(visited("Visit").hears(timeout(LINK))).isEmpty();
    assertThat(visited("Visit").hears(timeout(SECOND))).isEmpty();
  }

  @Test
  void a_late_click_or_reply_still_confirms_and_the_team_is_told() {
    assertThat(waitingAs(LAST).hears(clickInTime(LINK, LAST)))
        .containsExactlyInAnyOrder("tag " + TAG, "email", "tell the team");
    assertThat(waitingAs(LAST).hears(message("sms", "yes")))
        .containsExactlyInAnyOrder(
            "wait no longer for " + LAST, "tag " + TAG, "email", "tell the team");
  }

  @Test
  void a_click_after_the_appointment_confirms_nothing() {
    assertThat(visited("Visit").hears(clickInTime(LINK, LAST))).isEmpty();
  }

  @Test
  void the_survey_waits_until_the_visit_is_over() {
    assertThat(visited().hears(timeout("Appointment"))).containsExactly("wait 2 h as Visit");
    assertThat(visited().hears(timeout("Visit")))
        .containsExactly(
            "email with Appointment Survey", "wait 7 d for a click on Appointment Survey");
  }

  @Test
  void who_opens_the_survey_is_asked_for_a_review() {
    LinkClicked click = clickInTime("Appointment Survey", "Appointment Survey");

    assertThat(visited().hears(click)).containsExactly("sms with Review Us", "leave");
    assertThat(visited().hears(byMachine(click))).isEmpty();
    assertThat(visited().hears(click("Appointment Survey", "email"))).isEmpty();
  }

  @Test
  void who_does_not_is_left_in_peace() {
    assertThat(visited().hears(timeout("Appointment Survey"))).containsExactly("leave");
  }

  @Test
  void a_cancelled_appointment_ends_it_all() {
    AppointmentCancelled cancelled = new AppointmentCancelled("a1", "Dentist", Recipe.NOW);

    assertThat(asked().hears(cancelled)).containsExactly("leave");
    assertThat(Recipe.closed(WORKFLOW).hears(cancelled)).isEmpty();
  }
}
