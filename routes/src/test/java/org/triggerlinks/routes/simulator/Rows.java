package org.triggerlinks.routes.simulator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Rows of the database as the promises look at them, each read from its own columns. */
final class Rows {

  private Rows() {}

  record Contact(UUID id, String dnd, Instant createdAt, Instant updatedAt) {
    static final String SQL =
        "select c.id, (select listagg(d.channel, ',') within group (order by d.channel)"
            + " from contact_dnd d where d.contact_id = c.id), c.created_at, c.updated_at"
            + " from contact c order by c.id";

    static Contact of(ResultSet row) throws SQLException {
      String dnd = row.getString(2);
      return new Contact(uuid(row, 1), dnd == null ? "" : dnd, instant(row, 3), instant(row, 4));
    }
  }

  record Decided(
      UUID id,
      UUID contact,
      String type,
      Instant occurredAt,
      Instant decidedAt,
      UUID cause,
      String body) {
    static final String SQL =
        "select id, contact_id, fact_type, occurred_at, decided_at, cause, body"
            + " from decided_fact order by _rowid_";

    static Decided of(ResultSet row) throws SQLException {
      return new Decided(
          uuid(row, 1),
          uuid(row, 2),
          row.getString(3),
          instant(row, 4),
          instant(row, 5),
          uuid(row, 6),
          row.getString(7));
    }
  }

  record Click(
      UUID id,
      UUID contact,
      UUID link,
      UUID message,
      String outcome,
      String evidence,
      String destination,
      Instant occurredAt) {
    static final String SQL =
        "select id, contact_id, link_id, message_id, outcome, evidence, destination, occurred_at"
            + " from click order by _rowid_";

    static Click of(ResultSet row) throws SQLException {
      return new Click(
          uuid(row, 1),
          uuid(row, 2),
          uuid(row, 3),
          uuid(row, 4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          instant(row, 8));
    }

    /** True if it counts as a person's for waits. */
    boolean human() {
      return !outcome.equals("ASKED")
          && (evidence.equals("LIKELY_HUMAN") || evidence.equals("CONFIRMED"));
    }
  }

  record Held(UUID id, UUID contact, UUID link, Instant occurredAt, Instant dueAt, int releases) {
    static final String SQL =
        "select id, contact_id, link_id, occurred_at, due_at, releases from held_click"
            + " order by _rowid_";

    static Held of(ResultSet row) throws SQLException {
      return new Held(
          uuid(row, 1),
          uuid(row, 2),
          uuid(row, 3),
          instant(row, 4),
          instant(row, 5),
          row.getInt(6));
    }
  }

  record Queued(UUID id, Instant createdAt) {
    static final String SQL = "select id, created_at from queued_fact order by queue_number";

    static Queued of(ResultSet row) throws SQLException {
      return new Queued(uuid(row, 1), instant(row, 2));
    }
  }

  record Stay(
      UUID id, UUID contact, String workflow, String key, Instant enteredAt, Instant leftAt) {
    static final String SQL =
        "select id, contact_id, workflow, enrollment_key, entered_at, left_at from enrollment"
            + " order by _rowid_";

    static Stay of(ResultSet row) throws SQLException {
      return new Stay(
          uuid(row, 1),
          uuid(row, 2),
          row.getString(3),
          row.getString(4),
          instant(row, 5),
          instant(row, 6));
    }
  }

  record Wait(
      UUID id,
      UUID contact,
      UUID stay,
      String workflow,
      String name,
      UUID link,
      Instant openedAt,
      Instant deadline,
      String state,
      Instant endedAt,
      UUID endedBy) {
    static final String SQL =
        "select id, contact_id, enrollment_id, workflow, name, link_id, opened_at, deadline, state,"
            + " ended_at, ended_by from workflow_wait order by _rowid_";

    static Wait of(ResultSet row) throws SQLException {
      return new Wait(
          uuid(row, 1),
          uuid(row, 2),
          uuid(row, 3),
          row.getString(4),
          row.getString(5),
          uuid(row, 6),
          instant(row, 7),
          instant(row, 8),
          row.getString(9),
          instant(row, 10),
          uuid(row, 11));
    }

    boolean waiting() {
      return state.equals("OPEN") || state.equals("DUE");
    }
  }

  record Message(
      UUID id,
      UUID contact,
      String channel,
      String direction,
      String state,
      String workflow,
      UUID stay,
      Instant createdAt,
      Instant sentAt,
      Instant settledAt) {
    static final String SQL =
        "select id, contact_id, channel, direction, state, workflow, enrollment_id, created_at,"
            + " sent_at, settled_at from message order by _rowid_";

    static Message of(ResultSet row) throws SQLException {
      return new Message(
          uuid(row, 1),
          uuid(row, 2),
          row.getString(3),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          uuid(row, 7),
          instant(row, 8),
          instant(row, 9),
          instant(row, 10));
    }
  }

  record Link(String ref, UUID id, UUID contact, UUID message, UUID link, String channel) {
    static final String SQL =
        "select ref, contact_id, message_id, link_id, channel from message_link order by _rowid_";

    static Link of(ResultSet row) throws SQLException {
      String ref = row.getString(1);
      return new Link(
          ref,
          UUID.nameUUIDFromBytes(ref.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
          uuid(row, 2),
          uuid(row, 3),
          uuid(row, 4),
          row.getString(5));
    }
  }

  record Intent(
      UUID id,
      UUID fact,
      String workflow,
      String rule,
      int ordinal,
      UUID contact,
      String channel,
      UUID message,
      String state,
      Instant dueAt,
      int attempts,
      Instant createdAt,
      Instant updatedAt) {
    static final String SQL =
        "select id, fact_id, workflow, rule_name, ordinal, contact_id, channel, message_id, state,"
            + " due_at, attempts, created_at, updated_at from intent order by _rowid_";

    static Intent of(ResultSet row) throws SQLException {
      return new Intent(
          uuid(row, 1),
          uuid(row, 2),
          row.getString(3),
          row.getString(4),
          row.getInt(5),
          uuid(row, 6),
          row.getString(7),
          uuid(row, 8),
          row.getString(9),
          instant(row, 10),
          row.getInt(11),
          instant(row, 12),
          instant(row, 13));
    }

    /** True if nothing more is going to happen to it by itself. */
    boolean settled() {
      return !state.equals("PENDING") && !state.equals("RELAYED") && !state.equals("SENDING");
    }
  }

  record Attempt(UUID id, UUID intent, Instant startedAt, Instant endedAt, String result) {
    static final String SQL =
        "select id, intent_id, started_at, ended_at, result from attempt order by _rowid_";

    static Attempt of(ResultSet row) throws SQLException {
      return new Attempt(
          uuid(row, 1), uuid(row, 2), instant(row, 3), instant(row, 4), row.getString(5));
    }
  }

  record Opportunity(UUID id, UUID contact, Instant createdAt) {
    static final String SQL = "select id, contact_id, created_at from opportunity order by _rowid_";

    static Opportunity of(ResultSet row) throws SQLException {
      return new Opportunity(uuid(row, 1), uuid(row, 2), instant(row, 3));
    }
  }

  record Line(UUID id, UUID contact, Instant occurredAt, String kind, UUID fact) {
    static final String SQL =
        "select id, contact_id, occurred_at, kind, fact_id from timeline_entry order by _rowid_";

    static Line of(ResultSet row) throws SQLException {
      return new Line(uuid(row, 1), uuid(row, 2), instant(row, 3), row.getString(4), uuid(row, 5));
    }
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    LocalDateTime time = row.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
