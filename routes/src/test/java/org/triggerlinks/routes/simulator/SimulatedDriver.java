package org.triggerlinks.routes.simulator;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * A way to another database that stops the strand using it at each commit and lock, and on which
 * the database may be away. The code that is simulated knows nothing of it: its URL is another.
 */
public final class SimulatedDriver implements Driver {

  private static final String PREFIX = "jdbc:simulated:";

  static {
    try {
      DriverManager.registerDriver(new SimulatedDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The URL by which the database at this JDBC URL is simulated. */
  static String urlOf(String jdbcUrl) {
    return PREFIX + jdbcUrl.substring("jdbc:".length());
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    return acceptsURL(url)
        ? SimulatedConnection.around(
            DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), properties))
        : null;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}
