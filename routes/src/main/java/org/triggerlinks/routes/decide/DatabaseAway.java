package org.triggerlinks.routes.decide;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;

/** The database cannot be reached or is too busy now; the same work will succeed later. */
public final class DatabaseAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Class 08 of SQLSTATE: connection exceptions.
  private static final String CONNECTION = "08";

  // It answers and writes nothing. MariaDB
  // (https://mariadb.com/kb/en/mariadb-error-code-reference): disk full, write error, storage
  // engine error, table full, lock table full, the three ways of being read-only, as after a
  // failover, and too many prepared statements. H2 (org.h2.api.ErrorCode): I/O errors and
  // read-only.
  private static final Set<Integer> WRITES_NOTHING =
      Set.of(1021, 1026, 1030, 1114, 1206, 1290, 1461, 1792, 1836, 90028, 90031, 90097);

  private DatabaseAway(Throwable cause) {
    super(
        "The database cannot be reached, or is too busy; this is tried again: "
            + cause.getMessage(),
        cause);
  }

  /** Throws this in place of a failure that will pass. */
  public static void rethrowIf(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseAway away) {
        throw away;
      }
      if (passing(cause)) {
        throw new DatabaseAway(failure);
      }
    }
  }

  private static boolean passing(Throwable cause) {
    return cause instanceof JDBCConnectionException
        || cause instanceof LockAcquisitionException
        || cause instanceof LockTimeoutException
        || cause instanceof SQLTransientException
        || cause instanceof SQLRecoverableException
        || (cause instanceof SQLException sql
            && (WRITES_NOTHING.contains(sql.getErrorCode())
                || (sql.getSQLState() != null && sql.getSQLState().startsWith(CONNECTION))));
  }
}
