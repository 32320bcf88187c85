package org.triggerlinks.channels.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.sandbox.SandboxMessage;
import org.triggerlinks.model.store.Database;

class SandboxChannelTest {

  private static final Instant NOW = Instant.parse("2026-05-04T15:00:00Z");

  private final UUID id = UUID.randomUUID();
  private final Database database =
      Database.open(
          new Database.Access(
              "jdbc:h2:mem:%s;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                  .formatted(id),
              "sa",
              "",
              2));
  private final SandboxChannel channel =
      new SandboxChannel("sms", database, Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_message_is_in_the_inbox_once_however_often_it_is_sent() {
    assertThat(send("+13125550100")).isEqualTo(new SendResult.Accepted("sandbox-" + id, true));
    assertThat(send("+13125550100")).isEqualTo(new SendResult.Accepted("sandbox-" + id, true));
    assertThat(inbox()).isEqualTo(1);
  }

  @Test
  void an_address_that_fails_gets_nothing() {
    assertThat(send("+15005550009")).isInstanceOf(SendResult.Refused.class);
    assertThat(inbox()).isZero();
  }

  @Test
  void what_cannot_be_written_now_is_tried_later_as_a_repeat_does_no_harm() {
    database.close();

    assertThat(send("+13125550100"))
        .isInstanceOfSatisfying(
            SendResult.TryLater.class,
            later -> assertThat(later.reason()).contains("The sandbox's inbox cannot be written"));
  }

  private SendResult send(String address) {
    return channel.send(
        new OutgoingMessage(id, id, "main", id, address, null, "Hello", null, null, null));
  }

  private long inbox() {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "select count(*) from " + SandboxMessage.class.getSimpleName(), Long.class)
                .getSingleResult());
  }
}
