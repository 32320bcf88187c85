package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.promises.Line;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Promise 1 under load: nothing that is sent to the broker arrives, and nobody is told. Other than
 * a broker that is gone, it refuses no connection. One of the channels leads to a provider that
 * knows no repeated message.
 */
@Tag("faults")
class CutOffTest {

  private static final int CONTACTS = Size.of(16, 100);
  private static final Duration SLOWNESS = Duration.ofMillis(200);

  @TempDir Path folder;

  private FaultyProvider provider;
  private BrokerProcess broker;
  private Line line;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    provider = FaultyProvider.slow(SLOWNESS);
    broker = new BrokerProcess(folder.resolve("broker"));
    line = new Line(broker.url());
    service =
        new ServiceProcess(
                folder.resolve("service"),
                Shop.workflowsWithNotes(folder.resolve("rules")),
                Map.of("broker.url", line.url()))
            .runBy(MainWithProvider.class, provider.url());
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop();
    line.close();
    broker.kill();
    provider.close();
  }

  @Test
  void redirects_go_on_while_the_broker_hears_nothing_and_all_is_decided_when_it_does()
      throws Exception {
    Report report =
        new Report("broker-cut-off", "packets to the broker are dropped for " + Outage.GONE);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "broker-cut-off", CONTACTS);
    Traffic load = new Traffic(shop, log, new Target("the node", visitor));
    Outage.underLoad(load, report, log, line::cut, line::repair, Outage.Bounds.UNNOTICED);

    provider.become(Mood.WELL);
    Finish.of(report, Leftovers.in(service.embedded(), service::stop), visitor);
    service.stop();
    new Reconciliation(log, shop, Books.read(service.embedded(), shop.slug()), report)
        .noted(provider, 0)
        .run();
    report.close();
  }
}
