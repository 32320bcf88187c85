package org.triggerlinks.routes.faults;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.WaitState;

/** What the database holds of a shop at the end of a run. */
record Books(
    List<StoredClick> clicks,
    List<String> decidedMessages,
    List<StoredIntent> intents,
    List<Delivery> deliveries,
    List<Note> notes,
    List<StoredWait> waits,
    long undecided) {

  private static final Pattern TEXT = Pattern.compile("note \\d+ of \\d+");

  /** A click, in the order of recording. */
  record StoredClick(String browser) {}

  /** An action by the sandbox or to a webhook; {@code message} is null if it sends none. */
  record StoredIntent(UUID message, IntentState state, int attempts) {}

  /**
   * A message by a provider that knows no repeats.
   *
   * @param state of the intent
   * @param told state of the message, as everybody sees it
   */
  record Note(UUID message, String text, IntentState state, MessageState told) {}

  /** A message that the sandbox delivered, in the order of delivery. */
  record Delivery(UUID message, UUID contact, String subject, String text, Instant at) {}

  /** A wait, how it stands, until when it was to wait, and when it ended. */
  record StoredWait(UUID contact, WaitState state, Instant deadline, Instant endedAt) {}

  /** Reads them; nobody else may have an embedded database open. */
  static Books read(Database.Access access, String slug) {
    try (Database database = Database.open(access)) {
      return database.inTransaction(session -> read(session, slug));
    }
  }

  private static Books read(Session session, String slug) {
    String mine =
        " where e.locationId = (select l.id from Location l where l.slug = '" + slug + "')";
    return new Books(
        all(session, "select e.userAgent from Click e" + mine + " order by e.number").stream()
            .map(row -> new StoredClick((String) row[0]))
            .toList(),
        all(session, "select e.body from DecidedFact e" + mine + " and e.type = 'MessageReceived'")
            .stream()
            .map(row -> text((String) row[0]))
            .toList(),
        all(
                session,
                "select e.messageId, e.state, e.attempts from Intent e"
                    + mine
                    + " and e.channel <> '"
                    + MainWithProvider.CHANNEL
                    + "'")
            .stream()
            .map(row -> new StoredIntent((UUID) row[0], (IntentState) row[1], (Integer) row[2]))
            .toList(),
        all(
                session,
                "select e.id, e.contactId, e.subject, e.text, e.deliveredAt from SandboxMessage e"
                    + mine
                    + " order by e.deliveredAt, e.id")
            .stream()
            .map(
                row ->
                    new Delivery(
                        (UUID) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        (String) row[3],
                        (Instant) row[4]))
            .toList(),
        all(
                session,
                "select e.messageId, m.text, e.state, m.state from Intent e"
                    + " left join Message m on m.id = e.messageId"
                    + mine
                    + " and e.channel = '"
                    + MainWithProvider.CHANNEL
                    + "'")
            .stream()
            .map(
                row ->
                    new Note(
                        (UUID) row[0],
                        String.valueOf(row[1]),
                        (IntentState) row[2],
                        (MessageState) row[3]))
            .toList(),
        all(
                session,
                "select e.contactId, e.state, e.deadline, e.endedAt from WorkflowWait e" + mine)
            .stream()
            .map(
                row ->
                    new StoredWait(
                        (UUID) row[0], (WaitState) row[1], (Instant) row[2], (Instant) row[3]))
            .toList(),
        number(session, "select count(*) from QueuedFact")
            + number(session, "select count(*) from HeldClick"));
  }

  private static String text(String body) {
    Matcher text = TEXT.matcher(body);
    return text.find() ? text.group() : body;
  }

  private static List<Object[]> all(Session session, String query) {
    return session.createSelectionQuery(query, Object[].class).getResultList();
  }

  private static long number(Session session, String query) {
    return session.createSelectionQuery(query, Long.class).getSingleResult();
  }
}
