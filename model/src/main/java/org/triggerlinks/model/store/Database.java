package org.triggerlinks.model.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.PessimisticLockException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.Conversion;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.instance.RunningInstance;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Agency;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Broadcast;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.message.ParkedReport;
import org.triggerlinks.model.sandbox.SandboxMessage;
import org.triggerlinks.model.team.Notification;
import org.triggerlinks.model.team.Opportunity;
import org.triggerlinks.model.token.ApiToken;
import org.triggerlinks.model.token.IdempotentReply;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.webhook.Webhook;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.RuleFileVersion;
import org.triggerlinks.model.workflow.WorkflowWait;

/**
 * The database: H2 in a file, or MariaDB. Migrated and checked against the entities when opened.
 */
public final class Database implements AutoCloseable {

  private static final int BATCH = 200;

  private static final List<Class<?>> ENTITIES =
      List.of(
          Agency.class,
          Location.class,
          ApiToken.class,
          IdempotentReply.class,
          TriggerLink.class,
          CustomValue.class,
          Contact.class,
          Enrollment.class,
          WorkflowWait.class,
          RuleFileVersion.class,
          DecidedFact.class,
          QueuedFact.class,
          Click.class,
          HeldClick.class,
          Conversion.class,
          TimelineEntry.class,
          Message.class,
          MessageLink.class,
          ParkedReport.class,
          Broadcast.class,
          Intent.class,
          Attempt.class,
          RunningInstance.class,
          Opportunity.class,
          Notification.class,
          Webhook.class,
          SandboxMessage.class);

  private final HikariDataSource dataSource;
  private final SessionFactory sessions;
  private final JoinedTransactions transactions;

  private Database(HikariDataSource dataSource, SessionFactory sessions) {
    this.dataSource = dataSource;
    this.sessions = sessions;
    this.transactions = new JoinedTransactions(sessions);
  }

  /**
   * Where the database is.
   *
   * @param url JDBC URL; see {@link #embeddedUrl}
   * @param user user name
   * @param password password, which may be empty
   * @param poolSize most connections at a time
   */
  public record Access(String url, String user, String password, int poolSize) {}

  /**
   * JDBC URL of the embedded H2 database in this file (its path without ending). Every commit is
   * handed to the operating system at once ({@code WRITE_DELAY=0}), so that killing the process
   * loses nothing.
   */
  public static String embeddedUrl(String file) {
    return "jdbc:h2:file:"
        + file
        + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
  }

  /** Opens the database, brings its schema up to date and checks it. */
  public static Database open(Access access) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(access.url());
    config.setUsername(access.user());
    config.setPassword(access.password());
    config.setMaximumPoolSize(access.poolSize());
    config.setPoolName("database");
    config.setAutoCommit(false);
    Patience.limit(config);
    if (access.url().startsWith("jdbc:mariadb:")) {
      // Key look-ups and row locks only: without gap locks, two nodes do not wait for each other.
      config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
      // Rows of one statement are one way to the database and back, those that are changed as well.
      // The server does not say which of several it found: what has a version is changed alone, or
      // locked first.
      config.addDataSourceProperty("useBulkStmts", "true");
      // Or the driver prepares and forgets each of these statements anew.
      config.addDataSourceProperty("useServerPrepStmts", "true");
      // What a node had locked whose machine vanished is free again after so many seconds.
      config.addDataSourceProperty("sessionVariables", "idle_transaction_timeout=120");
    }
    HikariDataSource dataSource = new HikariDataSource(config);
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .callbacks(new Patience.ForMigrations())
          .load()
          .migrate();
      return new Database(dataSource, sessionFactory(dataSource));
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  private static SessionFactory sessionFactory(DataSource dataSource) {
    StandardServiceRegistry registry =
        new StandardServiceRegistryBuilder()
            .applySettings(
                Map.ofEntries(
                    Map.entry(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource),
                    Map.entry(AvailableSettings.HBM2DDL_AUTO, "validate"),
                    Map.entry(
                        AvailableSettings.PHYSICAL_NAMING_STRATEGY,
                        PhysicalNamingStrategySnakeCaseImpl.class),
                    Map.entry(AvailableSettings.JDBC_TIME_ZONE, "UTC"),
                    Map.entry(AvailableSettings.PREFERRED_INSTANT_JDBC_TYPE, "TIMESTAMP"),
                    Map.entry(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH),
                    Map.entry(AvailableSettings.ORDER_INSERTS, true),
                    Map.entry(AvailableSettings.ORDER_UPDATES, true),
                    // Each length of a list is a statement that has to be prepared.
                    Map.entry(AvailableSettings.IN_CLAUSE_PARAMETER_PADDING, true),
                    Map.entry(AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true)))
            .build();
    MetadataSources sources = new MetadataSources(registry);
    ENTITIES.forEach(sources::addAnnotatedClass);
    return sources.buildMetadata().buildSessionFactory();
  }

  /**
   * Runs work in one transaction, and gives its result once that is committed. Work that runs
   * within other work of the same thread joins its transaction: both are committed, or neither.
   */
  public <T> T inTransaction(Function<Session, T> work) {
    return transactions.run(work);
  }

  /** Runs work in one transaction, or joins the one of this thread. */
  public void transact(Consumer<Session> work) {
    transactions.run(
        session -> {
          work.accept(session);
          return null;
        });
  }

  /**
   * Does something once this thread's transaction is committed, and nothing if it is rolled back;
   * at once if there is none. What it throws after a commit is logged: the change is made.
   */
  public void afterCommit(Runnable task) {
    transactions.afterCommit(task);
  }

  /** The pool, for health checks and numbers. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** True if this failure, or one behind it, is a broken unique key. */
  public static boolean isDuplicate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolationException violation) {
        return violation.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE;
      }
    }
    return false;
  }

  /** True if this failure, or one behind it, is that another transaction holds what is needed. */
  public static boolean isLocked(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof LockAcquisitionException || cause instanceof PessimisticLockException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    sessions.close();
    dataSource.close();
  }
}
