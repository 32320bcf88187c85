package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.model.action.Actions.enter;
import static org.triggerlinks.model.action.Actions.leave;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.AppointmentCancelled;
import org.triggerlinks.model.fact.Enrollment;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.WaitTimedOut;

/** The files that are shipped load, and the sample workflow does what its sentences say. */
class ShippedRulesTest {

  private static final String LINK = "Appointment Confirmation";
  private static final RuleBook BOOK =
      RuleBook.open(Path.of(""), new GoodVersionsInMemory(), Clock.systemUTC());

  @Test
  void every_shipped_file_is_good() {
    assertThat(BOOK.files())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.problems()).as(file.path()).isEmpty());
  }

  @Test
  void a_booking_enters_and_asks_to_confirm() {
    List<Inserted<Action>> actions =
        actions(new AppointmentBooked("1", "Dentist", Instant.EPOCH), Scratch.newcomer());

    assertThat(actions).extracting(Inserted::rule).containsOnly("Ask the contact to confirm");
    assertThat(actions).extracting(Inserted::ordinal).containsExactly(1, 2, 3);
    assertThat(actions.get(0).decision()).isEqualTo(enter());
    assertThat(actions.get(1).decision()).isInstanceOf(Action.SendMessage.class);
    assertThat(actions.get(2).decision()).isInstanceOf(Action.WaitForClick.class);
  }

  @Test
  void a_booking_that_may_not_enter_does_nothing() {
    assertThat(actions(new AppointmentBooked("1", "Dentist", Instant.EPOCH), Scratch.enrolled()))
        .isEmpty();
  }

  @Test
  void a_click_in_time_thanks_and_leaves() {
    assertThat(actions(click(Evidence.LIKELY_HUMAN, true), Scratch.enrolled()))
        .extracting(Inserted::decision)
        .hasSize(2)
        .endsWith(leave());
  }

  @Test
  void a_click_that_ends_no_wait_or_is_a_machines_does_nothing() {
    assertThat(actions(click(Evidence.LIKELY_HUMAN, false), Scratch.enrolled())).isEmpty();
    assertThat(actions(click(Evidence.MACHINE, true), Scratch.enrolled())).isEmpty();
  }

  @Test
  void the_first_timeout_reminds_and_the_second_tells_the_team() {
    assertThat(actions(new WaitTimedOut(LINK, LINK), Scratch.enrolled()))
        .extracting(Inserted::rule)
        .containsOnly("Remind a contact who did not confirm");
    assertThat(actions(new WaitTimedOut("Second chance", LINK), Scratch.enrolled()))
        .extracting(Inserted::rule)
        .containsOnly("Hand over to the team");
    assertThat(actions(new WaitTimedOut("Another", LINK), Scratch.enrolled())).isEmpty();
  }

  @Test
  void a_cancelled_appointment_ends_the_workflow() {
    Fact cancelled = new AppointmentCancelled("1", "Dentist", Instant.EPOCH);

    assertThat(actions(cancelled, Scratch.enrolled()))
        .extracting(Inserted::decision)
        .containsExactly(leave());
    assertThat(actions(cancelled, Scratch.newcomer())).isEmpty();
  }

  private static LinkClicked click(Evidence evidence, boolean endsWait) {
    return LinkClicked.of(LINK, "sms", evidence, "https://example.com", Instant.EPOCH)
        .seenBy(endsWait ? List.of(LINK) : List.of(), List.of());
  }

  private static List<Inserted<Action>> actions(Fact fact, Enrollment enrollment) {
    Workflow workflow = BOOK.workflow("berlin", "appointment-confirmation").orElseThrow();
    Outcome outcome = BOOK.run(workflow.file(), List.of(fact, enrollment, Scratch.contact()));
    assertThat(outcome.error()).isEmpty();
    return outcome.decisions(Action.class);
  }
}
