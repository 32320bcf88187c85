package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/** Promise 5 under load: the clock jumps while waits are open and their links are clicked. */
@Tag("faults")
class ClockMovesUnderLoadTest {

  private static final int JUMPS = Size.of(3, 30);
  private static final int CONTACTS = Size.of(24, 100);
  private static final int LONGEST_JUMP_MINUTES = 16 * 60;
  private static final Duration BETWEEN = Duration.ofSeconds(1);

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
  void each_wait_ends_once_and_nothing_is_lost_however_the_clock_jumps() throws Exception {
    Report report = new Report("clock-jumps", "%d jumps of the clock under load".formatted(JUMPS));
    Random random = new Random(Size.seed());
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "clock-jumps", CONTACTS);
    long minutes = 0;
    List<CompletableFuture<Integer>> moved = new ArrayList<>();
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      for (int jump = 0; jump < JUMPS; jump++) {
        Finish.pass(BETWEEN);
        int by = 1 + random.nextInt(LONGEST_JUMP_MINUTES);
        minutes += by;
        // The answer comes when nothing is left to do, which under load is never so.
        moved.add(CompletableFuture.supplyAsync(() -> move(by)));
      }
      Finish.pass(BETWEEN);
    }
    for (CompletableFuture<Integer> each : moved) {
      assertThat(each.join()).isEqualTo(200);
    }
    report.row("jumped", "%,d hours in all", minutes / 60);
    Finish.of(report, Leftovers.in(service.embedded(), service::stop), visitor);
    service.stop();

    new Reconciliation(log, shop, Books.read(service.embedded(), shop.slug()), report)
        .whicheverCameFirst()
        .run();
    report.close();
  }

  private int move(int minutes) {
    try {
      return visitor.post("/sandbox/clock", Map.of("advance", "PT%dM".formatted(minutes))).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
