package org.triggerlinks.model.store;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.team.Opportunities;
import org.triggerlinks.model.team.Opportunity;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Enrollments;
import org.triggerlinks.model.workflow.RuleFiles;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.Waits;
import org.triggerlinks.model.workflow.WorkflowWait;

/** Enrollments, waits, opportunities and the rule files that made them. */
interface WorkflowContract extends OnADatabase {

  @Test
  default void enrollments_and_their_waits_are_found_the_oldest_first() {
    Contact contact = contact(location());
    Enrollment first = enrollment(contact);
    Enrollment second = enrollment(contact);
    enrollment(contact(location()));
    WorkflowWait clicked = WorkflowWait.forClick(second, "a", Ids.next(), null, NOW);
    clicked.end(WaitState.CLICKED, Ids.next(), NOW);
    WorkflowWait open = WorkflowWait.forTime(second, "b", NOW, NOW);
    database()
        .transact(
            session -> {
              new Enrollments(session).open(clicked);
              new Enrollments(session).open(open);
            });
    assertRows(session -> new Enrollments(session).ofContacts(List.of(contact.id())))
        .extracting(Enrollment::id)
        .containsExactly(first.id(), second.id());
    assertRows(s -> new Enrollments(s).waitsOf(List.of(first.id(), second.id())))
        .extracting(WorkflowWait::id)
        .containsExactly(clicked.id(), open.id());
    assertRows(session -> new Enrollments(session).ofContacts(List.of())).isEmpty();
    assertRows(session -> new Enrollments(session).waitsOf(List.of())).isEmpty();
  }

  @Test
  default void waits_for_a_link_are_counted_until_they_end() throws SQLException {
    Enrollment enrollment = enrollment(contact(location()));
    UUID link = Ids.next();
    WorkflowWait ended = WorkflowWait.forClick(enrollment, "a", link, null, NOW);
    ended.end(WaitState.CLICKED, Ids.next(), NOW);
    WorkflowWait due = WorkflowWait.forClick(enrollment, "b", link, NOW, NOW);
    due.fallDue();
    WorkflowWait open = WorkflowWait.forClick(enrollment, "c", link, null, NOW);
    WorkflowWait other = WorkflowWait.forClick(enrollment, "d", Ids.next(), null, NOW);
    List.of(ended, due, open, other).forEach(this::keep);

    assertValue(session -> new Waits(session).waitingFor(link, 10)).isEqualTo(2);
    assertValue(session -> new Waits(session).waitingFor(link, 1)).isEqualTo(1);
    assertPlan(
            "select 1 from workflow_wait where link_id = '"
                + link
                + "' and state in ('OPEN', 'DUE') limit 1000")
        .contains("wait_of_link");
  }

  @Test
  default void the_newest_opportunity_of_a_pipeline_is_found() {
    Contact contact = contact(location());
    for (String pipeline : List.of("Sales", "Sales", "sales")) {
      database()
          .transact(
              session ->
                  new Opportunities(session)
                      .add(
                          Opportunity.create(
                              contact.locationId(), contact.id(), pipeline, "New", "n", NOW)));
    }
    List<Opportunity> all =
        read(
            session ->
                session
                    .createSelectionQuery(
                        "from Opportunity where contactId = :contact order by id",
                        Opportunity.class)
                    .setParameter("contact", contact.id())
                    .getResultList());
    assertOne(session -> new Opportunities(session).latestOf(contact.id(), "Sales"))
        .map(Opportunity::id)
        .contains(all.get(1).id());
  }

  @Test
  default void the_version_of_a_rule_file_that_was_in_force_last_is_found() {
    String path = "workflows/" + key() + ".drl";
    database().transact(s -> new RuleFiles(s).keep(path, "a", "rule a", NOW));
    database().transact(s -> new RuleFiles(s).keep(path, "b", "rule b", NOW.plusSeconds(1)));
    assertOne(session -> new RuleFiles(session).lastGood(path)).contains("rule b");
    database().transact(s -> new RuleFiles(s).keep(path, "a", "rule a", NOW.plusSeconds(2)));
    assertOne(session -> new RuleFiles(session).lastGood(path)).contains("rule a");
    assertOne(session -> new RuleFiles(session).lastGood("none")).isEmpty();
  }
}
