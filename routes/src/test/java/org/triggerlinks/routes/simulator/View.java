package org.triggerlinks.routes.simulator;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What is committed in the database, seen from outside: the promises are checked on this. */
final class View implements AutoCloseable {

  private static final List<String> KEPT =
      List.of("agency", "turn", "click_mark", "flyway_schema_history");

  private static final String[] TABLES = {"BASE TABLE"};

  final Table<Rows.Contact> contacts;
  final Table<Rows.Decided> decided;
  final Table<Rows.Click> clicks;
  final Table<Rows.Held> held;
  final Table<Rows.Queued> queued;
  final Table<Rows.Stay> stays;
  final Table<Rows.Wait> waits;
  final Table<Rows.Message> messages;
  final Table<Rows.Link> links;
  final Table<Rows.Intent> intents;
  final Table<Rows.Attempt> attempts;
  final Table<Rows.Opportunity> opportunities;
  final Table<Rows.Line> timeline;

  private final Connection connection;
  private final PreparedStatement explanation;
  private final List<String> names;
  private final Map<String, Table<?>> tables = new LinkedHashMap<>();

  View(String jdbcUrl) throws SQLException {
    connection = DriverManager.getConnection(jdbcUrl, "sa", "");
    contacts = table("contact", Rows.Contact.SQL, Rows.Contact::of, Rows.Contact::id);
    decided = table("decided_fact", Rows.Decided.SQL, Rows.Decided::of, Rows.Decided::id);
    clicks = table("click", Rows.Click.SQL, Rows.Click::of, Rows.Click::id);
    held = table("held_click", Rows.Held.SQL, Rows.Held::of, Rows.Held::id);
    queued = table("queued_fact", Rows.Queued.SQL, Rows.Queued::of, Rows.Queued::id);
    stays = table("enrollment", Rows.Stay.SQL, Rows.Stay::of, Rows.Stay::id);
    waits = table("workflow_wait", Rows.Wait.SQL, Rows.Wait::of, Rows.Wait::id);
    messages = table("message", Rows.Message.SQL, Rows.Message::of, Rows.Message::id);
    links = table("message_link", Rows.Link.SQL, Rows.Link::of, Rows.Link::id);
    intents = table("intent", Rows.Intent.SQL, Rows.Intent::of, Rows.Intent::id);
    attempts = table("attempt", Rows.Attempt.SQL, Rows.Attempt::of, Rows.Attempt::id);
    opportunities =
        table("opportunity", Rows.Opportunity.SQL, Rows.Opportunity::of, Rows.Opportunity::id);
    timeline = table("timeline_entry", Rows.Line.SQL, Rows.Line::of, Rows.Line::id);
    tables.put("contact_dnd", contacts);
    names = names(connection);
    explanation = connection.prepareStatement("select explanation from decided_fact where id = ?");
  }

  private <R> Table<R> table(String name, String sql, Table.Reader<R> reader, Function<R, UUID> id)
      throws SQLException {
    Table<R> table = new Table<>(connection, sql, reader, id);
    tables.put(name, table);
    return table;
  }

  /** Takes everything out of the database, for a new seed. */
  void empty() {
    // Each a statement that H2 knows already: a setting would make it forget all others.
    try (Statement statement = connection.createStatement()) {
      for (String name : names) {
        statement.execute("delete from " + name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    tables.values().forEach(Table::clear);
  }

  /** The tables to be emptied, each before those it refers to. */
  private static List<String> names(Connection connection) throws SQLException {
    Map<String, Set<String>> referredTo = new LinkedHashMap<>();
    for (String name :
        column(connection.getMetaData().getTables(null, "public", null, TABLES), 3)) {
      referredTo.put(
          name, column(connection.getMetaData().getImportedKeys(null, "public", name), 3));
    }
    List<String> names = new ArrayList<>();
    while (!referredTo.isEmpty()) {
      String next =
          referredTo.keySet().stream()
              .filter(
                  name ->
                      referredTo.entrySet().stream()
                          .noneMatch(
                              other ->
                                  !other.getKey().equals(name) && other.getValue().contains(name)))
              .findFirst()
              .orElseThrow();
      referredTo.remove(next);
      names.add(next);
    }
    names.removeAll(KEPT);
    if (names.isEmpty()) {
      throw new IllegalStateException("The database has no tables that could be emptied.");
    }
    return names;
  }

  private static Set<String> column(ResultSet result, int number) throws SQLException {
    Set<String> values = new LinkedHashSet<>();
    try (result) {
      while (result.next()) {
        values.add(result.getString(number));
      }
    }
    return values;
  }

  /** Looks again at these tables, into which something was committed. */
  void refresh(Set<String> written) {
    try {
      for (Table<?> table : tables.values()) {
        table.unchanged();
      }
      Set<Table<?>> stale = new LinkedHashSet<>();
      tables.forEach(
          (name, table) -> {
            if (written.contains(name)) {
              stale.add(table);
            }
          });
      for (Table<?> table : stale) {
        table.refresh();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All tables it knows. */
  Set<String> everything() {
    return tables.keySet();
  }

  /** The explanation of a decision, as JSON. */
  String explanation(UUID fact) {
    try {
      explanation.setObject(1, fact);
      try (ResultSet result = explanation.executeQuery()) {
        result.next();
        return result.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
