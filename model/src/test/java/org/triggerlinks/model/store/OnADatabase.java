package org.triggerlinks.model.store;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.api.OptionalAssert;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.workflow.Enrollment;

/** Rows to test with. All tests of a class share one database: each makes its own location. */
interface OnADatabase {

  Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  Database database();

  /** Keeps an entity. */
  default <T> T keep(T entity) {
    database().transact(session -> session.persist(entity));
    return entity;
  }

  /** Reads in a transaction of its own. */
  default <T> T read(Function<Session, T> query) {
    return database().inTransaction(query);
  }

  /** What is asserted of the one row that a query may find. */
  default <T> OptionalAssert<T> assertOne(Function<Session, Optional<T>> query) {
    return assertThat(read(query));
  }

  /** What is asserted of the rows that a query finds. */
  default <T> ListAssert<T> assertRows(Function<Session, List<T>> query) {
    return assertThat(read(query));
  }

  /** What is asserted of a value that a query tells. */
  default <T> ObjectAssert<T> assertValue(Function<Session, T> query) {
    return assertThatObject(read(query));
  }

  /** What is asserted of how the database would carry out a query: the indexes it names. */
  default AbstractStringAssert<?> assertPlan(String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection = database().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("explain " + sql)) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          plan.append(rows.getString(column)).append(' ');
        }
      }
    }
    return assertThat(plan.toString().toLowerCase(Locale.ROOT)).as(sql);
  }

  default Location location() {
    String slug = "l" + UUID.randomUUID();
    return keep(Location.create(slug, "The " + slug, "Europe/Berlin", NOW));
  }

  default Contact contact(Location location) {
    return keep(Contact.create(location.id(), NOW));
  }

  default TriggerLink link(Location location, String name) {
    return link(location, name, key());
  }

  default TriggerLink link(Location location, String name, String key) {
    return keep(TriggerLink.create(location.id(), key, name, "https://example.com/", false, NOW));
  }

  default Message message(Contact contact, String text) {
    Message.Content content = new Message.Content(null, text, null);
    return keep(Message.out(Ids.next(), contact.locationId(), contact.id(), "sms", content, NOW));
  }

  default Enrollment enrollment(Contact contact) {
    return keep(Enrollment.enter(contact.locationId(), contact.id(), "w", "", NOW));
  }

  /** An intent of this fact that is due an hour ago. */
  default Intent intent(FactOrigin fact, String rule, int ordinal) {
    return Intent.of(
        fact, new Intent.Author("w", rule, ordinal), "sms", "{}", NOW.minus(1, HOURS), NOW);
  }

  default FactOrigin fact(Contact contact, Instant at) {
    return new FactOrigin(Ids.next(), contact.locationId(), contact.id(), at, null, 0);
  }

  /** A link's key or a message's reference that nothing else has. */
  default String key() {
    return Keys.newRef(UUID.randomUUID());
  }
}
