package org.triggerlinks.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The rows that decisions wrote, to be written again by plain JDBC: what a database can do. */
final class Rows {

  /** The tables that must have rows before a click can be decided. */
  static final List<String> WORLD =
      List.of("location", "trigger_link", "contact", "message", "message_link");

  /** The tables that a decision writes to, those first that others refer to. */
  static final List<String> DECISIONS =
      List.of(
          "decided_fact",
          "click",
          "timeline_entry",
          "contact_tag",
          "enrollment",
          "workflow_wait",
          "message",
          "message_link",
          "intent",
          "queued_fact");

  private final Map<String, List<Object[]>> byTable = new LinkedHashMap<>();
  private final Map<String, String> inserts = new LinkedHashMap<>();

  private Rows() {}

  /** The rows of these tables, without those of a table that were there before. */
  static Rows of(DataSource database, List<String> tables, Rows before) throws SQLException {
    Rows rows = new Rows();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
          rows.read(table, result, before.keys(table));
        }
      }
      connection.rollback();
    }
    return rows;
  }

  static Rows none() {
    return new Rows();
  }

  private Set<Object> keys(String table) {
    return byTable.getOrDefault(table, List.of()).stream()
        .map(row -> row[0])
        .collect(Collectors.toSet());
  }

  // The first column of each table is its key, or the first part of it.
  private void read(String table, ResultSet result, Set<Object> before) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= columns; column++) {
      names.add(result.getMetaData().getColumnName(column));
    }
    inserts.put(
        table,
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", names),
                String.join(", ", Collections.nCopies(columns, "?"))));
    List<Object[]> rows = new ArrayList<>();
    while (result.next()) {
      if (!before.contains(result.getObject(1))) {
        Object[] values = new Object[columns];
        for (int column = 1; column <= columns; column++) {
          values[column - 1] =
              result.getObject(column) instanceof java.sql.Clob
                  ? result.getString(column)
                  : result.getObject(column);
        }
        rows.add(values);
      }
    }
    byTable.put(table, rows);
  }

  long count() {
    return byTable.values().stream().mapToLong(List::size).sum();
  }

  /**
   * Inserts all rows in so many transactions, each with its share of every table, over these
   * connections; gives the seconds that it took.
   */
  double insert(List<Connection> connections, int transactions) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections.size());
    try {
      long start = System.nanoTime();
      List<Future<?>> done = new ArrayList<>();
      for (int number = 0; number < connections.size(); number++) {
        int first = number;
        Connection connection = connections.get(number);
        done.add(
            threads.submit(
                () -> {
                  for (int share = first; share < transactions; share += connections.size()) {
                    insertShare(connection, share, transactions);
                  }
                  return null;
                }));
      }
      for (Future<?> insertion : done) {
        insertion.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdown();
    }
  }

  private void insertShare(Connection connection, int share, int shares) throws SQLException {
    for (Map.Entry<String, List<Object[]>> table : byTable.entrySet()) {
      int rows = table.getValue().size();
      int from = (int) ((long) rows * share / shares);
      int to = (int) ((long) rows * (share + 1) / shares);
      insert(connection, inserts.get(table.getKey()), table.getValue().subList(from, to));
    }
    connection.commit();
  }

  private static void insert(Connection connection, String sql, List<Object[]> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int column = 0; column < row.length; column++) {
          statement.setObject(column + 1, row[column]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
