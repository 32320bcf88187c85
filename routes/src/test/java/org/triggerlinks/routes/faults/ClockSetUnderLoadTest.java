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

/**
 * Promises 2 to 5 when the computer's clock is set forward and back while waits are open and their
 * links are clicked.
 */
@Tag("faults")
class ClockSetUnderLoadTest {

  private static final int TIMES = Size.of(3, 30);
  private static final int CONTACTS = Size.of(24, 100);
  private static final Duration LONGEST_AHEAD = Duration.ofHours(8);
  private static final Duration LONGEST_BACK = Duration.ofHours(3);
  private static final Duration BETWEEN = SetClock.SEEN_AFTER.plusSeconds(1);

  @TempDir Path folder;

  private SetClock clock;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    Report.skipUnless("clock-set", SetClock.missing());
    clock = new SetClock(folder);
    service =
        new ServiceProcess(folder, Shop.workflows(folder.resolve("rules"))).in(clock.environment());
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    if (service != null) {
      service.stop();
    }
  }

  @Test
  void each_wait_ends_once_and_nothing_is_lost_however_the_clock_is_set() throws Exception {
    Report report =
        new Report("clock-set", "the computer's clock set %d times under load".formatted(TIMES));
    Random random = new Random(Size.seed());
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "clock-set", CONTACTS);
    Duration forward = Duration.ZERO;
    Duration back = Duration.ZERO;
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      for (int i = 0; i < TIMES; i++) {
        Finish.pass(BETWEEN);
        if (random.nextBoolean()) {
          Duration by = some(random, LONGEST_AHEAD);
          forward = forward.plus(by);
          clock.set(by);
        } else {
          Duration by = some(random, LONGEST_BACK);
          back = back.plus(by);
          clock.set(by.negated());
        }
      }
      Finish.pass(BETWEEN);
    }
    report
        .row("set forward", "%,d hours in all", forward.toHours())
        .row("set back", "%,d hours in all", back.toHours());
    // All that was set back, so that everything that is planned for later has come.
    clock.set(back);
    Finish.pass(BETWEEN);
    Finish.of(report, visitor);
    service.stop();

    new Reconciliation(log, shop, Books.read(service.embedded(), shop.slug()), report)
        .whicheverCameFirst()
        .withTheClockSetBack()
        .run();
    report.close();
  }

  private static Duration some(Random random, Duration most) {
    return Duration.ofSeconds(1 + random.nextInt((int) most.toSeconds()));
  }
}
