package org.triggerlinks.benchmarks;

import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/**
 * An Artemis broker beside the service, with the settings that the product has for one, which can
 * be stopped and started again.
 */
final class Artemis implements AutoCloseable {

  private final Path folder = Temporary.folder();
  private final String url;
  private EmbeddedActiveMQ server;

  /** Starts it. */
  Artemis() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      url = "tcp://127.0.0.1:" + free.getLocalPort();
    }
    start();
  }

  String url() {
    return url;
  }

  void start() throws Exception {
    FileConfiguration configuration = new FileConfiguration();
    new FileDeploymentManager(Path.of("config", "external-broker.xml").toUri().toString())
        .addDeployable(configuration)
        .readConfiguration();
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.toString());
    configuration.getAcceptorConfigurations().clear();
    configuration.addAcceptorConfiguration("tcp", url);
    configuration.setSecurityEnabled(false); // its users are those of a container
    server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration).start();
  }

  void stop() throws Exception {
    server.stop();
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (Exception e) {
      throw new IllegalStateException("The broker does not stop.", e);
    }
  }
}
