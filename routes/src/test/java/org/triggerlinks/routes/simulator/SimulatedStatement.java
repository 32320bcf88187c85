package org.triggerlinks.routes.simulator;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement as a simulation sees it: its strand stops before it locks, and while it waits. */
final class SimulatedStatement implements InvocationHandler {

  private static final int STOPS_AT_LOCK = 45;
  private static final int LOCK_TIMEOUT = 50200; // org.h2.api.ErrorCode
  private static final String DEADLOCK = "40001";
  private static final Pattern WRITES =
      Pattern.compile("^\\s*(?:insert\\s+into|update|delete\\s+from)\\s+(\\w+)");
  private static final Pattern LOCKS =
      Pattern.compile("\\sfrom\\s+(\\w+)\\s.*\\sfor\\s+(?:no\\s+key\\s+)?update", Pattern.DOTALL);

  private final PreparedStatement real;
  private final SimulatedConnection connection;
  private final String writes;
  private final String locks;

  private SimulatedStatement(PreparedStatement real, Sql sql, SimulatedConnection connection) {
    this.real = real;
    this.connection = connection;
    this.writes = sql.writes();
    this.locks = sql.locks();
  }

  /** The table that a statement writes to, and the one it locks rows of, or null. */
  private record Sql(String writes, String locks) {

    private static final Map<String, Sql> KNOWN = new ConcurrentHashMap<>();

    static Sql of(String text) {
      return KNOWN.computeIfAbsent(text, Sql::read);
    }

    private static Sql read(String text) {
      String small = text.toLowerCase(Locale.ROOT);
      Matcher written = WRITES.matcher(small);
      Matcher locked = LOCKS.matcher(small);
      return new Sql(
          written.find() ? written.group(1) : null, locked.find() ? locked.group(1) : null);
    }
  }

  static PreparedStatement around(
      PreparedStatement real, String sql, SimulatedConnection connection) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            SimulatedStatement.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            new SimulatedStatement(real, Sql.of(sql), connection));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Strand strand = Strand.running();
    if (strand == null || !method.getName().startsWith("execute")) {
      return SimulatedConnection.call(real, method, arguments);
    }
    if (strand.dying()) {
      throw new Strand.Crash();
    }
    connection.failIfAway(strand);
    if (locks != null) {
      Strand.point("a lock of " + locks, STOPS_AT_LOCK);
    }
    Object result = execute(strand, method, arguments);
    if (writes != null) {
      connection.writes(writes);
    }
    if (locks != null) {
      connection.locks();
    }
    return result;
  }

  private Object execute(Strand strand, Method method, Object[] arguments) throws Throwable {
    while (true) {
      try {
        return SimulatedConnection.call(real, method, arguments);
      } catch (SQLException e) {
        if (e.getErrorCode() != LOCK_TIMEOUT) {
          throw e;
        }
        // Who holds locks already gives way, as in a deadlock. It may not wait here with them: who
        // waits for a transaction of which a statement failed does so in H2 without ever stopping.
        boolean again = !connection.matters() && strand.waitsForLock(target());
        if (!again) {
          connection.rollback(strand);
          throw new SQLTransactionRollbackException("Deadlock (simulated).", DEADLOCK, e);
        }
      }
    }
  }

  private String target() {
    return locks == null ? writes : locks;
  }
}
