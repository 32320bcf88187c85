package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;

/** The queries behind clicks, queues and pages use an index on MariaDB, however many rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotQueriesTest implements OnADatabase {

  private static final int CONTACTS = 3000;
  private static final int LINKS = 100;

  private Database database;
  private FactOrigin fact;
  private String ref;
  private TriggerLink[] links;

  @Override
  public Database database() {
    return database;
  }

  @BeforeAll
  void fill() throws SQLException {
    database = Database.open(RealMariaDb.access());
    Location location = location();
    links = new TriggerLink[LINKS];
    for (int i = 0; i < LINKS; i++) {
      links[i] = link(location, "Link " + i);
    }
    database.transact(
        session -> {
          for (int i = 0; i < CONTACTS; i++) {
            rowsOf(location, i).forEach(session::persist);
          }
        });
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "analyze table message_link, decided_fact, workflow_wait, intent, click, enrollment,"
              + " timeline_entry, contact, contact_address, contact_tag");
    }
  }

  @AfterAll
  void close() {
    database.close();
  }

  private List<Object> rowsOf(Location location, int i) {
    Contact contact = Contact.create(location.id(), NOW);
    contact.phone("+1500555%04d".formatted(i));
    contact.email("A%d@b.org".formatted(i));
    contact.tag("tag " + i % LINKS);
    fact = fact(contact, NOW.plusSeconds(i));
    Message.Content content = new Message.Content(null, "Hi", null);
    Message message = Message.out(Ids.next(), location.id(), contact.id(), "sms", content, NOW);
    TriggerLink link = links[i % LINKS];
    ref = key();
    Enrollment enrollment = Enrollment.enter(location.id(), contact.id(), "w", "", NOW);
    Intent intent =
        Intent.of(fact, new Intent.Author("w", "r", 0), "sms", "{}", fact.occurredAt(), NOW);
    return List.of(
        contact,
        message,
        MessageLink.in(message, ref, link.id()),
        DecidedFact.of(fact, "LinkClicked", "{}", "{}", NOW),
        Click.of(
                fact,
                link.id(),
                link.name(),
                new Click.ClickedIn(message.id(), "sms"),
                ClickOutcome.REDIRECTED)
            .judged(Evidence.LIKELY_HUMAN, null),
        TimelineEntry.of(
            location.id(), contact.id(), fact.occurredAt(), "click", "Clicked", fact.id()),
        enrollment,
        WorkflowWait.forTime(enrollment, "w", fact.occurredAt(), NOW),
        intent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from message_link where ref = '$ref'",
        "select count(distinct link_id) from message_link where message_id = '$id'",
        "select * from decided_fact where id = '$fact'",
        "select id from decided_fact where id in ('$fact', '$id')",
        "select * from workflow_wait where contact_id = '$contact' and state = 'OPEN'",
        "select * from enrollment where location_id = '$location' and workflow = 'w'"
            + " and left_at is null and id < '$id' order by id desc limit 50",
        "select 1 from workflow_wait where link_id = '$link' and state in ('OPEN', 'DUE') limit 1000",
        "select * from workflow_wait where enrollment_id in ('$id')",
        "select * from workflow_wait where state = 'OPEN' and deadline <= '$now'"
            + " order by deadline limit 10 for update skip locked",
        "select id from intent where state = 'PENDING' and due_at <= '$now'"
            + " order by due_at, id limit 10",
        "select * from intent where id in ('$id', '$fact') for update skip locked",
        "select * from intent where location_id = '$location' and state = 'FAILED'"
            + " and id < '$id' order by id desc limit 50",
        "select * from click where link_id = '$link' order by occurred_at desc limit 50",
        "select location_id from click where link_id = '$link' limit 1",
        "select * from click where contact_id = '$contact' order by occurred_at desc limit 50",
        "select * from click where location_id = '$location' and number > 100 and number <= 2900"
            + " order by number limit 50",
        "select number from click where number > 2900 order by number limit 10000",
        "select count(distinct link_id) from click where message_id = '$id'"
            + " and occurred_at between '$now' and '$now'",
        "select * from timeline_entry where contact_id = '$contact' and occurred_at <= '$now'"
            + " and (occurred_at < '$now' or id < '$id') order by occurred_at desc, id desc limit 50",
        "select id from contact where location_id = '$location' and phone = '+15005550042' and id <> '$id' limit 1",
        "select id from contact where location_id = '$location' and email_key = 'a42@b.org' and id <> '$id' limit 1",
        "select c.* from contact c join contact_address a on a.contact_id = c.id"
            + " where a.channel = 'sms' and a.address = '+15005550042'"
            + " and c.location_id = '$location'",
        "select c.* from contact c join contact_tag t on t.contact_id = c.id"
            + " where t.tag = 'tag 7' and c.location_id = '$location' order by c.id limit 50"
      })
  void an_index_is_used(String query) throws SQLException {
    String sql =
        query
            .replace("$ref", ref)
            .replace("$now", "2026-03-01 10:00:05")
            .replace("$fact", fact.id().toString())
            .replace("$contact", fact.contactId().toString())
            .replace("$link", links[0].id().toString())
            .replace("$location", fact.locationId().toString())
            .replace("$id", Ids.next().toString());
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet plan = statement.executeQuery("explain " + sql)) {
      int steps = 0;
      while (plan.next()) {
        // A key that certainly has no row is looked up while planning: that needs the index too.
        if (String.valueOf(plan.getString("Extra")).contains("Impossible WHERE noticed after")) {
          return;
        }
        steps++;
        assertThat(plan.getString("type")).as(sql).isNotIn("ALL", "index");
        assertThat(plan.getString("key")).as(sql).isNotNull();
      }
      assertThat(steps).isPositive();
    }
  }
}
