package org.triggerlinks.routes.faults;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureSettings;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Who stops the service under load cuts nobody off, leaves nothing behind in the log, and knows of
 * each message whether it was sent, also by a provider that knows no repeated message.
 */
@Tag("faults")
class StoppedUnderLoadTest {

  private static final int STOPS = Size.of(1, 5);
  private static final int CONTACTS = Size.of(24, 100);
  private static final Duration LIFE = Size.seconds(1, 5);
  private static final Duration SLOWNESS = Duration.ofMillis(200);

  @TempDir Path folder;

  private FaultyProvider provider;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    provider = FaultyProvider.slow(SLOWNESS);
    service =
        new ServiceProcess(folder, Shop.workflowsWithNotes(folder.resolve("rules")))
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
  void who_was_let_in_is_answered_and_what_was_answered_is_handed_on_before_it_ends()
      throws Exception {
    Report report = new Report("stopped", "stopped under load, %d times".formatted(STOPS));
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "stopped", CONTACTS);
    long left = 0;
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      for (int stop = 0; stop < STOPS; stop++) {
        Finish.pass(LIFE);
        service.stop();
        report.holds(
            service.printed().endsWith("Trigger Links has stopped.\n"), "it did not stop cleanly");
        left += left();
        service.start();
      }
    }
    provider.become(Mood.WELL);
    Finish.of(report, Leftovers.in(service.embedded(), service::stop), visitor);
    service.stop();

    List<String> cutOff =
        log.clicks().stream()
            .filter(click -> click.status() == 0)
            .map(TrafficLog.Click::trouble)
            .filter(trouble -> !trouble.contains("ConnectException"))
            .toList();
    long late = log.clicks().stream().filter(click -> click.status() == 503).count();
    report
        .row("told to come later", "%,d clicks", late)
        .row("cut off", "%,d clicks", cutOff.size())
        .row("left in the log", "%,d clicks", left);
    report.none("cut off", cutOff);
    report.holds(left == 0, "%,d clicks were left in the log", left);
    report.compared("nobody cut off", "nothing left in the log");
    new Reconciliation(log, shop, Books.read(service.embedded(), shop.slug()), report)
        .refusedWhileItStopped()
        .noted(provider, 0)
        .run();
    report.close();
  }

  private long left() {
    CaptureSettings kept = CaptureSettings.in(service.data().resolve("capture"));
    try (CaptureLog log = CaptureLog.open(kept, Clock.systemUTC())) {
      return log.stats().waitingRecords();
    }
  }
}
