package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.RoutesBuilder;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.queue.Queues;
import org.triggerlinks.routes.queue.RelayToQueue;

/** Puts the way out together: who relays, who empties which queue, who looks after both. */
public final class Dispatching {

  private Dispatching() {}

  /**
   * The routes by which these carriers get their intents.
   *
   * @param dead which of these ids of intents are among the dead letters
   */
  public static List<RoutesBuilder> routes(
      Database database,
      Queues queues,
      Presence presence,
      List<Carrier> carriers,
      Clock clock,
      DispatchMeters meters,
      UnaryOperator<Set<String>> dead) {
    List<Dispatcher> dispatchers =
        carriers.stream()
            .map(
                carrier ->
                    new Dispatcher(
                        database,
                        carrier,
                        presence,
                        BackOff.random(),
                        clock,
                        meters,
                        new Pace(carrier.repeatable())))
            .toList();
    return List.of(
        RelayToQueue.intents(new IntentRelay(database, queues, clock)::relay),
        new DispatchActions(dispatchers),
        new AttendAttempts(
            presence,
            new LostAttempts(database, presence, dispatchers),
            new StrayIntents(database, dead, clock)));
  }
}
