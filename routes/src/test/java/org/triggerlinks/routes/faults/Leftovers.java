package org.triggerlinks.routes.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.promises.Visitor;

/**
 * What is left to do when a run does not come to its end: each piece with its id and how it stands,
 * to be looked for in the log.
 */
final class Leftovers {

  private static final int MOST = 50;

  private static final Map<String, String> LEFT = new LinkedHashMap<>();

  static {
    LEFT.put(
        "facts that are not on their queue",
        "select id, createdAt, queueNumber, substring(body, 1, 200) from QueuedFact order by queueNumber");
    LEFT.put(
        "held clicks",
        "select id, contactId, messageId, occurredAt, dueAt, releases from HeldClick order by number");
    LEFT.put(
        "actions",
        "select id, factId, channel, state, dueAt, updatedAt, attempts, messageId from Intent"
            + " where state in (PENDING, RELAYED, SENDING) order by id");
    LEFT.put(
        "open waits",
        "select id, contactId, workflow, name, openedAt, deadline from WorkflowWait where state = OPEN order by deadline");
    LEFT.put("broadcasts", "select id, channel, lastContact from Broadcast where state = RUNNING");
  }

  private final Database.Access access;
  private final Outage.Step release;

  private Leftovers(Database.Access access, Outage.Step release) {
    this.access = access;
    this.release = release;
  }

  /** In a database that others may have open. */
  static Leftovers in(Database.Access access) {
    return new Leftovers(access, () -> {});
  }

  /** In an embedded database, which nobody has open after this step. */
  static Leftovers in(Database.Access access, Outage.Step release) {
    return new Leftovers(access, release);
  }

  /** All of it, a line each; what cannot be found out says so. */
  String tell(Visitor node) {
    List<String> lines = new ArrayList<>(told(node));
    try {
      release.take();
      try (Database database = Database.open(access)) {
        database.transact(
            session -> LEFT.forEach((what, query) -> add(lines, session, what, query)));
      }
    } catch (Exception e) {
      lines.add("the database cannot be read: " + e);
    }
    return String.join("\n  ", lines);
  }

  // What is on the queues and among the dead letters is so for all nodes.
  private static List<String> told(Visitor node) {
    List<String> lines = new ArrayList<>();
    try {
      lines.add("counted: " + node.call("POST", "/sandbox/quiet?timeout=1", "").body());
      node.request("GET", "/metrics", Map.of())
          .body()
          .lines()
          .filter(line -> line.matches("triggerlinks_(queue_messages|capture_waiting).*"))
          .forEach(lines::add);
      node.get("/dead-letters").items().forEach(letter -> lines.add("dead letter: " + letter));
    } catch (IOException e) {
      lines.add("it does not answer: " + e);
    }
    return lines;
  }

  private static void add(List<String> lines, Session session, String what, String query) {
    List<Object[]> rows =
        session.createSelectionQuery(query, Object[].class).setMaxResults(MOST).getResultList();
    lines.add("%s: %s%d".formatted(what, rows.size() == MOST ? "at least " : "", rows.size()));
    String columns = query.replaceFirst("^select (.*?) from .*", "$1");
    if (!rows.isEmpty()) {
      lines.add("  (" + columns + ")");
    }
    rows.forEach(
        row ->
            lines.add(
                Arrays.stream(row)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "  ", ""))));
  }
}
