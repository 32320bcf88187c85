package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/** Promises 2 to 5: the service is killed at random moments, again and again, on the same data. */
@Tag("faults")
class KilledAgainAndAgainTest {

  private static final int KILLS = Size.of(2, 50);
  private static final int CONTACTS = Size.of(24, 200);
  private static final int LONGEST_LIFE_MILLIS = 3_000;
  private static final int LONGEST_START_MILLIS = 5_000;

  @TempDir Path folder;

  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    service = new ServiceProcess(folder, Shop.workflows(folder.resolve("rules")));
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop();
  }

  @Test
  void what_was_answered_is_kept_and_nothing_is_done_twice_however_often_it_is_killed()
      throws Exception {
    Report report =
        new Report("killed", "kill -9 of the service at random moments, %d times".formatted(KILLS));
    Random random = new Random(Size.seed());
    Ledger ledger = new Ledger();
    Shop shop = Shop.open(visitor, "killed", CONTACTS);

    int unready = 0;
    try (Traffic traffic = new Traffic(shop, ledger, new Node("the node", visitor))) {
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
    report.row("of these", "%d before it served", unready);
    Finish.of(report, visitor);
    service.stop();

    new Reconciliation(ledger, shop, Books.read(service.embedded(), shop.slug()), report).run();
    report.close();
  }
}
