package org.triggerlinks.routes.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.store.Database;

/**
 * What is left to do by the database: facts and actions on their way out, and waits. All nodes see
 * the same. Measured from time to time, so that who reads the numbers waits for nothing; not a
 * number while the database refuses or is silent.
 */
public final class StoreMeters {

  private static final Logger LOG = LoggerFactory.getLogger(StoreMeters.class);

  private final Database database;
  private final Clock clock;
  private final Measured<StoredBacklog> measured;

  private StoreMeters(Database database, Clock clock, LongSupplier nanoTime) {
    this.database = database;
    this.clock = clock;
    this.measured = new Measured<>(nanoTime);
  }

  /**
   * Registers them.
   *
   * @param clock ages are by this clock
   * @param nanoTime by which a number is too old to be believed
   */
  public static StoreMeters bind(
      MeterRegistry registry, Database database, Clock clock, LongSupplier nanoTime) {
    StoreMeters meters = new StoreMeters(database, clock, nanoTime);
    meters.number(
        registry, "outbox.facts", "Facts that are not on their queue yet.", b -> b.facts());
    meters.age(
        registry, "outbox.facts.oldest", "How long the first of them waits.", b -> b.oldestFact());
    meters.number(registry, "actions.due", "Actions that are due and not done.", b -> b.due());
    meters.age(
        registry,
        "actions.due.oldest",
        "How long the first due action is due.",
        b -> b.oldestDue());
    meters.number(registry, "actions.later", "Actions to carry out later.", b -> b.later());
    meters.number(registry, "actions.failed", "Actions that failed for good.", b -> b.failed());
    meters.number(
        registry,
        "actions.unknown",
        "Actions of which nobody knows whether they were carried out.",
        b -> b.unknown());
    meters.number(
        registry,
        "waits.overdue",
        "Waits whose deadline passed and whose timeout is not decided.",
        b -> b.overdueWaits());
    meters.age(
        registry,
        "waits.overdue.oldest",
        "How long the first overdue wait is overdue.",
        b -> b.oldestOverdue());
    return meters;
  }

  private void number(
      MeterRegistry registry, String name, String words, ToDoubleFunction<StoredBacklog> number) {
    Gauge.builder("triggerlinks." + name, this, m -> m.read(number))
        .description(words)
        .register(registry);
  }

  private void age(
      MeterRegistry registry, String name, String words, Function<StoredBacklog, Duration> age) {
    TimeGauge.builder(
            "triggerlinks." + name,
            this,
            TimeUnit.MILLISECONDS,
            m -> m.read(backlog -> age.apply(backlog).toMillis()))
        .description(words)
        .register(registry);
  }

  private double read(ToDoubleFunction<StoredBacklog> number) {
    return measured.now().map(number::applyAsDouble).orElse(Double.NaN);
  }

  /** Looks into the database. */
  public void measure() {
    try {
      measured.is(database.inTransaction(session -> StoredBacklog.read(session, clock.instant())));
    } catch (RuntimeException e) {
      measured.isUnknown();
      LOG.debug("The backlog cannot be measured now.", e);
    }
  }

  /** What is left to do, for people. */
  public String sentence() {
    return measured.now().map(StoreMeters::sentence).orElse("The backlog is not measured.");
  }

  private static String sentence(StoredBacklog now) {
    return ("%,d facts wait for their queue, the first for %,d s; %,d actions are due, the first for"
            + " %,d s, and %,d come later; %,d failed, of %,d the outcome is unknown; %,d waits"
            + " are overdue, the first for %,d s.")
        .formatted(
            now.facts(),
            now.oldestFact().toSeconds(),
            now.due(),
            now.oldestDue().toSeconds(),
            now.later(),
            now.failed(),
            now.unknown(),
            now.overdueWaits(),
            now.oldestOverdue().toSeconds());
  }
}
