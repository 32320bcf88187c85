package org.triggerlinks.routes.simulator;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.Set;

/**
 * A connection as a simulation sees it. It stands in for JDBC's two large interfaces by proxies, as
 * connection pools do; all but a few of their methods go straight through.
 */
final class SimulatedConnection implements InvocationHandler {

  // No class 08: the pool would throw the connection away, and do so in a thread of its own.
  private static final String AWAY = "HY000";
  private static final int STOPS_AT_COMMIT = 45;

  private final Connection real;
  private final Set<String> written = new HashSet<>();
  private boolean locked;

  private SimulatedConnection(Connection real) {
    this.real = real;
  }

  static Connection around(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            SimulatedConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new SimulatedConnection(real));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Strand strand = Strand.running();
    if (strand == null) {
      return call(real, method, arguments);
    }
    return switch (method.getName()) {
      case "prepareStatement" ->
          SimulatedStatement.around(
              (PreparedStatement) call(real, method, arguments), (String) arguments[0], this);
      case "commit" -> {
        commit(strand);
        yield null;
      }
      case "rollback" -> {
        rollback(strand);
        yield null;
      }
      default -> call(real, method, arguments);
    };
  }

  static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void commit(Strand strand) throws SQLException {
    if (strand.dying()) {
      rollback(strand);
      throw new Strand.Crash();
    }
    boolean matters = matters();
    if (matters) {
      Strand.point("its commit", STOPS_AT_COMMIT);
    }
    failIfAway(strand);
    real.commit();
    strand.world().committed(strand, written);
    forget(strand);
    if (matters) {
      if (strand.world().weather().losesAnswer()) {
        strand.world().trace("the database commits for %s, whose connection breaks", strand);
        throw away();
      }
      Strand.point("what follows its commit", STOPS_AT_COMMIT);
    }
  }

  void rollback(Strand strand) throws SQLException {
    real.rollback();
    forget(strand);
  }

  private void forget(Strand strand) {
    written.clear();
    locked = false;
    strand.world().release();
  }

  /** Nothing goes through while the database is away, and what was open is rolled back. */
  void failIfAway(Strand strand) throws SQLException {
    if (strand.world().weather().databaseAway()) {
      rollback(strand);
      throw away();
    }
  }

  private static SQLException away() {
    return new SQLTransientConnectionException("The database is away (simulated).", AWAY);
  }

  /** True if the open transaction wrote or locked something. */
  boolean matters() {
    return locked || !written.isEmpty();
  }

  void writes(String table) {
    written.add(table);
  }

  void locks() {
    locked = true;
  }
}
