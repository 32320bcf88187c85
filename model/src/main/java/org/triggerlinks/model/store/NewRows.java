package org.triggerlinks.model.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.StatelessSession;

/**
 * Rows that are only added, and that nothing reads before the transaction ends. They are written
 * all together, table after table, and Hibernate does not keep watch over them meanwhile: where
 * most of what is written is of this kind, that is most of the work.
 */
public final class NewRows {

  private final Session session;
  private final Map<Class<?>, List<Object>> byTable = new LinkedHashMap<>();

  /** None yet; they will be written in the transaction of this session. */
  public NewRows(Session session) {
    this.session = session;
  }

  /** Adds a row, an entity with its id, which is not to be changed any more. */
  public void add(Object row) {
    byTable.computeIfAbsent(row.getClass(), table -> new ArrayList<>()).add(row);
  }

  /**
   * Writes them; they are there once the transaction is committed.
   *
   * @throws org.hibernate.exception.ConstraintViolationException if one of them is there already
   */
  public void write() {
    try (StatelessSession rows = session.statelessWithOptions().connection().open()) {
      byTable.values().forEach(rows::insertMultiple);
    }
    byTable.clear();
  }
}
