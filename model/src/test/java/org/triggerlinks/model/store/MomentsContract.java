package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.QueuedFact;

/** Moments are UTC to the microsecond, wherever the service runs. */
interface MomentsContract extends OnADatabase {

  private Instant readBack(Instant moment) {
    QueuedFact fact = keep(QueuedFact.of(Ids.next(), "{}", moment));
    return read(session -> session.find(QueuedFact.class, fact.id())).createdAt();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-02T00:00:00.000001Z",
        "2026-03-01T10:00:00.123456Z",
        "2026-12-31T23:59:59.999999Z",
        "2040-02-29T12:00:00Z",
        "9999-12-31T23:59:59.999999Z"
      })
  default void a_moment_keeps_its_microseconds(Instant moment) {
    assertThat(readBack(moment)).isEqualTo(moment);
  }

  @Test
  default void nanoseconds_cost_a_microsecond_at_most() {
    Instant fine = Instant.parse("2026-03-01T10:00:00.123456789Z");
    assertThat(ChronoUnit.NANOS.between(fine, readBack(fine))).isBetween(-1000L, 1000L);
  }

  // 02:30 UTC of these days, read as local time, is skipped or told twice in one of the zones.
  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Europe/Berlin", "Asia/Kolkata", "UTC"})
  default void the_time_zone_of_the_machine_moves_no_moment(String zone) {
    TimeZone before = TimeZone.getDefault();
    Instant spring = Instant.parse("2026-03-08T02:30:00.000001Z");
    Instant summer = Instant.parse("2026-03-29T02:30:00Z");
    Instant autumn = Instant.parse("2026-10-25T02:30:00Z");
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Contact contact = Contact.create(location().id(), spring);
      contact.touch(autumn);
      keep(contact);
      assertThat(readBack(summer)).isEqualTo(summer);
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Contact found = read(session -> session.find(Contact.class, contact.id()));
      assertThat(found.createdAt()).isEqualTo(spring);
      assertThat(found.updatedAt()).isEqualTo(autumn);
      String stored =
          read(
              session ->
                  session
                      .createNativeQuery(
                          "select cast(created_at as char(19)) from contact where id = :id",
                          String.class)
                      .setParameter("id", contact.id())
                      .getSingleResult());
      assertThat(stored).isEqualTo("2026-03-08 02:30:00");
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
