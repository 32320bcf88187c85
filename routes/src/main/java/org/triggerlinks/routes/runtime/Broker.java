package org.triggerlinks.routes.runtime;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The broker as the rest of the program sees it: a pool for those who send, and the plain factory
 * for listeners, which hold their connection, session and consumer themselves.
 */
public final class Broker implements AutoCloseable {
  private final Runnable stopServer;
  private final ActiveMQConnectionFactory plain;
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();

  private Broker(Runnable stopServer, ActiveMQConnectionFactory plain) {
    this.stopServer = stopServer;
    this.plain = plain;
    pool.setConnectionFactory(plain);
    pool.setMaxConnections(4);
    pool.setMaxSessionsPerConnection(64);
    pool.setConnectionIdleTimeout(0); // in milliseconds; zero keeps connections for good
  }

  /**
   * Connects to the broker of the settings, or starts the embedded one.
   *
   * @throws CannotStart if the embedded broker does not start
   */
  public static Broker open(Settings settings) {
    if (!settings.broker().embedded()) {
      Settings.Broker external = settings.broker();
      return new Broker(
          () -> {},
          new ActiveMQConnectionFactory(external.url(), external.user(), external.password()));
    }
    EmbeddedBroker embedded =
        EmbeddedBroker.start(
            settings.config().resolve("broker.xml"), settings.dataFolder().resolve("broker"));
    return new Broker(embedded::close, new ActiveMQConnectionFactory(embedded.url()));
  }

  /** For senders: connections and sessions are pooled, so that a send does not connect. */
  public ConnectionFactory pooled() {
    return pool;
  }

  /** For who keeps connections and sessions open itself, as listeners and streams of sends do. */
  public ConnectionFactory plain() {
    return plain;
  }

  /**
   * The component behind {@code jms:} endpoints. A listener is transacted and keeps its consumer,
   * because a consumer that comes and goes would move the message groups it owns.
   */
  public JmsComponent jms() {
    JmsComponent jms = new JmsComponent();
    jms.setConnectionFactory(pool);
    jms.getConfiguration().setListenerConnectionFactory(plain);
    jms.setTransacted(true);
    jms.setLazyCreateTransactionManager(false);
    jms.setCacheLevelName("CACHE_CONSUMER");
    jms.setDeliveryPersistent(true);
    jms.setAcceptMessagesWhileStopping(false);
    // A line is enough: the route's error handler has told what is worth a stack trace.
    jms.getConfiguration().setErrorHandlerLogStackTrace(false);
    return jms;
  }

  Health health() {
    try (var connection = plain.createConnection()) {
      connection.start();
      return Health.up("The broker answers.");
    } catch (JMSException e) {
      return Health.down("The broker does not answer: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    pool.stop();
    plain.close();
    stopServer.run();
  }
}
