package org.triggerlinks.routes.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.routes.api.MakeBroadcasts;
import org.triggerlinks.routes.nodes.News;
import org.triggerlinks.routes.nodes.TellNews;
import org.triggerlinks.routes.queue.RelayToQueue;
import org.triggerlinks.routes.wake.ReleaseClicks;
import org.triggerlinks.routes.wake.WakeWaits;

/** Where work that knows nothing of routes gets something into them. Nobody waits in here. */
final class Entrances {

  private static final Logger LOG = LoggerFactory.getLogger(Entrances.class);

  // How long a consumer may take to notice that it is to stop; Camel asks one after the other.
  private static final int POLL_MILLIS = 100;

  private final Main camel;

  Entrances(Main camel) {
    this.camel = camel;
  }

  /** The component behind {@code seda:} endpoints. */
  static SedaComponent component() {
    SedaComponent seda = new SedaComponent();
    seda.setDefaultPollTimeout(POLL_MILLIS);
    return seda;
  }

  /** Everybody who looks for work from time to time looks for it now. */
  void wakeAll() {
    Stream.of(
            WakeWaits.WAKE,
            ReleaseClicks.WAKE,
            MakeBroadcasts.WAKE,
            RelayToQueue.WAKE_FACTS,
            RelayToQueue.WAKE_INTENTS)
        .forEach(wake -> send(wake, null));
  }

  /** Tells the other nodes; never fails, because what the news are about is committed. */
  void tell(News news) {
    try {
      send(TellNews.ENTRANCE, news);
    } catch (RuntimeException e) {
      LOG.warn("The other nodes are not told of {}; they find it when they look.", news, e);
    }
  }

  private void send(String entrance, Object body) {
    try (ProducerTemplate producer = camel.getCamelContext().createProducerTemplate()) {
      producer.sendBody(entrance, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
