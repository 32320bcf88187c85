package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Promises 2 to 5: the service is killed at random moments, again and again, on the same data. One
 * of its channels leads to a provider that knows no repeated message.
 */
@Tag("faults")
class KilledAgainAndAgainTest {

  private static final int KILLS = Size.of(2, 50);
  private static final int CONTACTS = Size.of(24, 200);
  private static final int LONGEST_LIFE_MILLIS = 3_000;
  private static final int LONGEST_START_MILLIS = 5_000;

  // Fewer than come in can be sent, so that messages are in hand whenever it is killed.
  private static final int CONSUMERS = 2;
  private static final Duration SLOWNESS = Duration.ofMillis(500);

  @TempDir Path folder;

  private FaultyProvider provider;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    provider = FaultyProvider.slow(SLOWNESS);
    service =
        new ServiceProcess(
                folder,
                Shop.workflowsWithNotes(folder.resolve("rules")),
                Map.of("dispatch.consumers", Integer.toString(CONSUMERS)))
            .runBy(MainWithProvider.class, provider.url());
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop();
    provider.close();
  }

  @Test
  void what_was_answered_is_kept_and_nothing_is_done_twice_however_often_it_is_killed()
      throws Exception {
    Report report =
        new Report("killed", "kill -9 of the service at random moments, %d times".formatted(KILLS));
    Random random = new Random(Size.seed());
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "killed", CONTACTS);

    int unready = 0;
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      for (int kills = 1; kills <= KILLS; kills++) {
        Finish.pass(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
        service.kill();
        if (kills % 5 == 4 && kills < KILLS) {
          service.launch();
          Finish.pass(Duration.ofMillis(random.nextInt(LONGEST_START_MILLIS)));
          service.kill();
          kills++;
          unready++;
        }
        service.start();
      }
    }
    provider.become(Mood.WELL);
    report.row("of these", "%d before it served", unready);
    Finish.of(report, Leftovers.in(service.embedded(), service::stop), visitor);
    service.stop();

    new Reconciliation(log, shop, Books.read(service.embedded(), shop.slug()), report)
        .noted(provider, KILLS * CONSUMERS)
        .run();
    report.close();
  }
}
