package org.triggerlinks.routes.simulator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The committed rows of one table, as last looked at, and how they differ from before that. */
final class Table<R> {

  private final PreparedStatement select;
  private final Reader<R> reader;
  private final Function<R, UUID> id;
  private Map<UUID, R> rows = new LinkedHashMap<>();
  private List<Change<R>> changes = List.of();

  Table(Connection connection, String sql, Reader<R> reader, Function<R, UUID> id)
      throws SQLException {
    this.select = connection.prepareStatement(sql);
    this.reader = reader;
    this.id = id;
  }

  /** Reads one row. */
  interface Reader<R> {
    R read(ResultSet row) throws SQLException;
  }

  /** A row that is new (nothing before), changed, or gone (nothing after). */
  record Change<R>(R before, R after) {

    boolean isNew() {
      return before == null;
    }
  }

  /** Forgets everything, as for a new seed. */
  void clear() {
    rows = new LinkedHashMap<>();
    changes = List.of();
  }

  /** Looks again. */
  void refresh() throws SQLException {
    Map<UUID, R> now = new LinkedHashMap<>();
    List<Change<R>> differences = new ArrayList<>();
    try (ResultSet result = select.executeQuery()) {
      while (result.next()) {
        R row = reader.read(result);
        R before = rows.get(id.apply(row));
        now.put(id.apply(row), row);
        if (!row.equals(before)) {
          differences.add(new Change<>(before, row));
        }
      }
    }
    for (Map.Entry<UUID, R> old : rows.entrySet()) {
      if (!now.containsKey(old.getKey())) {
        differences.add(new Change<>(old.getValue(), null));
      }
    }
    rows = now;
    changes = differences;
  }

  /** Nothing differs from the last look. */
  void unchanged() {
    changes = List.of();
  }

  Collection<R> all() {
    return rows.values();
  }

  Optional<R> find(UUID key) {
    return Optional.ofNullable(key).map(rows::get);
  }

  /** What the last step changed, new rows in the order in which they were written. */
  List<Change<R>> changes() {
    return changes;
  }

  /** The rows that the last step added. */
  List<R> added() {
    return changes.stream().filter(Change::isNew).map(Change::after).toList();
  }
}
