package org.triggerlinks.routes.runtime;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The broker as the rest of the program sees it: a pool for those who send, and the plain factory
 * for listeners, which hold their connection, session and consumer themselves.
 */
public final class Broker implements AutoCloseable {

  // Senders hold what other nodes wait for, such as their turn to put something on a queue. But who
  // gives up on a slow broker puts the same there again, and makes it slower.
  private static final long ANSWER_MILLIS = 10_000;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int WINDOW_BYTES = 16 * 1024 * 1024;

  private final Runnable stopServer;
  private final ActiveMQConnectionFactory plain;
  private final ActiveMQConnectionFactory senders;
  private final List<JmsPoolConnectionFactory> pools = new CopyOnWriteArrayList<>();

  private Broker(
      Runnable stopServer, ActiveMQConnectionFactory plain, ActiveMQConnectionFactory senders) {
    this.stopServer = stopServer;
    this.plain = plain;
    this.senders = senders;
  }

  /**
   * Connects to the broker of the settings, or starts the embedded one.
   *
   * @throws CannotStart if the embedded broker does not start
   */
  public static Broker open(Settings settings) {
    if (!settings.broker().embedded()) {
      Settings.Broker external = settings.broker();
      return new Broker(() -> {}, connections(external), impatient(connections(external)));
    }
    EmbeddedBroker embedded =
        EmbeddedBroker.start(
            settings.config().resolve("broker.xml"), settings.dataFolder().resolve("broker"));
    ActiveMQConnectionFactory plain = new ActiveMQConnectionFactory(embedded.url());
    return new Broker(embedded::close, plain, plain);
  }

  private static ActiveMQConnectionFactory connections(Settings.Broker external) {
    ActiveMQConnectionFactory connections =
        new ActiveMQConnectionFactory(external.url(), external.user(), external.password());
    for (TransportConfiguration one : connections.getStaticConnectors()) {
      one.getParams().putIfAbsent(TransportConstants.NETTY_CONNECT_TIMEOUT, CONNECT_MILLIS);
    }
    return connections;
  }

  // Unless the URL says otherwise. Where packets get lost, nobody is refused.
  private static ActiveMQConnectionFactory impatient(ActiveMQConnectionFactory senders) {
    if (senders.getCallTimeout() == ActiveMQClient.DEFAULT_CALL_TIMEOUT) {
      senders.setCallTimeout(ANSWER_MILLIS);
    }
    if (senders.getCallFailoverTimeout() == ActiveMQClient.DEFAULT_CALL_FAILOVER_TIMEOUT) {
      senders.setCallFailoverTimeout(ANSWER_MILLIS);
    }
    // More than is committed at once: a commit is answered or it is not, but for room who sends
    // waits until the connection is known to be dead, a minute or two.
    if (senders.getProducerWindowSize() == ActiveMQClient.DEFAULT_PRODUCER_WINDOW_SIZE) {
      senders.setProducerWindowSize(WINDOW_BYTES);
    }
    return senders;
  }

  /**
   * For a sender: its connection and sessions are kept, so that a send does not connect. The
   * connection is the sender's own, as a call that is not answered in time breaks it for all; and
   * it has only one, so that who has asked whether the broker answers need not connect after that.
   */
  public ConnectionFactory pooled() {
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(senders);
    pool.setMaxConnections(1);
    pool.setMaxSessionsPerConnection(64);
    pool.setConnectionIdleTimeout(0); // in milliseconds; zero keeps connections for good
    pools.add(pool);
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
    jms.setConnectionFactory(pooled());
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
    pools.forEach(JmsPoolConnectionFactory::stop);
    senders.close();
    plain.close();
    stopServer.run();
  }
}
