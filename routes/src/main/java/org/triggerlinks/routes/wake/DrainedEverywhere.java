package org.triggerlinks.routes.wake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.triggerlinks.model.instance.RunningInstances;
import org.triggerlinks.model.store.Database;

/**
 * Up to when the clicks of all nodes that are alive are on the queue. Each node says so of its own,
 * for the others to read, as often as it asks; so with several nodes a wait times out about a
 * second later than with one. What a dead node has answered and not handed on is not waited for
 * (ADR 18).
 */
public final class DrainedEverywhere implements UnaryOperator<Instant> {

  private final Database database;
  private final UUID instance;
  private final Supplier<Instant> realTime;
  private final UnaryOperator<Instant> here;

  /**
   * Asks the other nodes by this database.
   *
   * @param instance which one this node is
   * @param realTime the time by which nodes are alive
   * @param here given the time of the service's clock, says up to when the clicks of this node are
   *     on the queue
   */
  public DrainedEverywhere(
      Database database, UUID instance, Supplier<Instant> realTime, UnaryOperator<Instant> here) {
    this.database = database;
    this.instance = instance;
    this.realTime = realTime;
    this.here = here;
  }

  @Override
  public Instant apply(Instant now) {
    Instant own = here.apply(now);
    List<Instant> others = database.inTransaction(session -> exchange(session, own));
    return Stream.concat(Stream.of(own), others.stream()).min(Instant::compareTo).orElseThrow();
  }

  // A node that is alone tells nobody.
  private List<Instant> exchange(Session session, Instant own) {
    RunningInstances instances = new RunningInstances(session);
    List<Instant> others = instances.othersDrainedUntil(instance, realTime.get());
    if (!others.isEmpty()) {
      instances.drained(instance, own);
    }
    return others;
  }
}
