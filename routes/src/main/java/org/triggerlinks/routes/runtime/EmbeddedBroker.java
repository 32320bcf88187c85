package org.triggerlinks.routes.runtime;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/**
 * An Artemis inside this process, configured by broker.xml, with its journal in the data folder.
 */
final class EmbeddedBroker implements AutoCloseable {
  private static final AtomicInteger NEXT_ID = new AtomicInteger();

  private final EmbeddedActiveMQ server;
  private final String url;

  private EmbeddedBroker(EmbeddedActiveMQ server, String url) {
    this.server = server;
    this.url = url;
  }

  /**
   * Starts it; what was in its journal is there again.
   *
   * @throws CannotStart if the configuration or the folder cannot be used
   */
  static EmbeddedBroker start(Path configuration, Path folder) {
    String url = "vm://" + NEXT_ID.getAndIncrement();
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    try {
      server.setConfiguration(read(configuration, folder, url)).start();
    } catch (Exception e) {
      throw CannotStart.broker(configuration, e);
    }
    return new EmbeddedBroker(server, url);
  }

  private static FileConfiguration read(Path file, Path folder, String url) throws Exception {
    FileConfiguration configuration = new FileConfiguration();
    new FileDeploymentManager(file.toUri().toString())
        .addDeployable(configuration)
        .readConfiguration();
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large-messages").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setNodeManagerLockDirectory(folder.toString());
    configuration.addAcceptorConfiguration("in-vm", url);
    return configuration;
  }

  /** Where clients in this process connect to. */
  String url() {
    return url;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The embedded broker did not stop cleanly", e);
    }
  }
}
