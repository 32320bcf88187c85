package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Promises 2, 3 and 5 when the computer's clock is set forward and back while waits are open, their
 * links are clicked, and clicks are held.
 */
@Tag("faults")
class ClockSetUnderLoadTest {

  private static final int TIMES = Size.of(3, 30);
  private static final int CONTACTS = Size.of(24, 100);
  private static final Duration LONGEST_AHEAD = Duration.ofHours(8);
  private static final Duration LONGEST_BACK = Duration.ofHours(3);
  private static final Duration BETWEEN = Duration.ofMillis(2_500);

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
    Shop shop = Shop.openWithSeveralLinks(visitor, "clock-set", CONTACTS);
    Duration forward = Duration.ZERO;
    Duration back = Duration.ZERO;
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      Finish.pass(BETWEEN);
      for (int i = 0; i < TIMES; i++) {
        // One of each at least.
        if (i == 0 || (i > 1 && random.nextBoolean())) {
          Duration by = some(random, LONGEST_AHEAD);
          forward = forward.plus(by);
          clock.set(by);
        } else {
          Duration by = some(random, LONGEST_BACK);
          back = back.plus(by);
          clock.set(by.negated());
        }
        Finish.pass(BETWEEN);
        Instant now = Instant.parse(visitor.get("/sandbox/clock").text("/now"));
        report.holds(clock.shows(now), "the service does not see the clock: %s".formatted(now));
      }
    }
    report
        .row("set forward", "%,d hours in all", forward.toHours())
        .row("set back", "%,d hours in all", back.toHours())
        .row("not done yet", "%s", visitor.get("/sandbox/quiet").body());
    // What was planned before the clock was set back comes when it shows that time again.
    clock.set(back);
    Finish.pass(BETWEEN);
    Finish.of(report, Leftovers.in(service.embedded(), service::stop), visitor);
    service.stop();

    new Reconciliation(log, shop, Books.read(service.embedded(), shop.slug()), report)
        .by(clock)
        .run();
    report.close();
  }

  private static Duration some(Random random, Duration most) {
    return Duration.ofSeconds(1 + random.nextInt((int) most.toSeconds()));
  }
}
