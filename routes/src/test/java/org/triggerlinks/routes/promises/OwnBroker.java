package org.triggerlinks.routes.promises;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** A broker next to the service, as in production, which can be stopped and started again. */
public final class OwnBroker {

  private final Path folder;
  private final String url;
  private EmbeddedActiveMQ server;

  public OwnBroker(Path folder) throws Exception {
    this(folder, freeUrl());
  }

  /** A broker with its data in this folder, at this URL. */
  public OwnBroker(Path folder, String url) throws Exception {
    this.folder = folder;
    this.url = url;
    start();
  }

  /** Where on this computer a broker can listen now. */
  public static String freeUrl() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return "tcp://127.0.0.1:" + free.getLocalPort();
    }
  }

  public void start() throws Exception {
    FileConfiguration configuration = new FileConfiguration();
    new FileDeploymentManager(Path.of("..", "config", "external-broker.xml").toUri().toString())
        .addDeployable(configuration)
        .readConfiguration();
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.toString());
    configuration.getAcceptorConfigurations().clear();
    configuration.addAcceptorConfiguration("tcp", url);
    configuration.setSecurityEnabled(false); // its users are the image's
    server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration).start();
  }

  /** Puts a text on the queue of facts, whatever it is. */
  public void putFact(String text) {
    putFact(url, text);
  }

  /** Puts a text on the queue of facts of the broker at this URL. */
  public static void putFact(String url, String text) {
    put(url, "facts", text);
  }

  /** Puts a text on a queue, whatever it is. */
  public void put(String queue, String text) {
    put(url, queue, text);
  }

  private static void put(String url, String queue, String text) {
    try (var connections = new ActiveMQConnectionFactory(url);
        JMSContext context = connections.createContext()) {
      context.createProducer().send(context.createQueue(queue), text);
    }
  }

  /** True if this client has said that a message is done, and has not committed it. */
  public boolean isCommitting(String client) {
    Set<RemotingConnection> its = connectionsOf(client);
    return server.getActiveMQServer().getSessions().stream()
        .filter(session -> its.contains(session.getRemotingConnection()))
        .anyMatch(OwnBroker::hasInTransaction);
  }

  private static boolean hasInTransaction(ServerSession session) {
    return session.getServerConsumers().stream()
        .anyMatch(consumer -> !session.getInTXMessagesForConsumer(consumer.getID()).isEmpty());
  }

  /** Ends the connections of this client, as its death does. */
  public void cutOff(String client) {
    connectionsOf(client).forEach(each -> each.fail(new ActiveMQException("Cut off.")));
  }

  private Set<RemotingConnection> connectionsOf(String client) {
    return server.getActiveMQServer().getSessions().stream()
        .filter(
            session ->
                client.equals(session.getMetaData(ClientSession.JMS_SESSION_CLIENT_ID_PROPERTY)))
        .map(ServerSession::getRemotingConnection)
        .collect(Collectors.toSet());
  }

  /** How many messages are on the queue of facts, those being worked on included. */
  public long facts() {
    return server.getActiveMQServer().locateQueue("facts").getMessageCount();
  }

  /** How many take messages off the queue of facts. */
  public int consumersOfFacts() {
    return server.getActiveMQServer().locateQueue("facts").getConsumerCount();
  }

  public String url() {
    return url;
  }

  public void stop() throws Exception {
    server.stop();
  }
}
