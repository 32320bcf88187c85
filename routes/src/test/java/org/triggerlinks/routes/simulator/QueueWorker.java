package org.triggerlinks.routes.simulator;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.triggerlinks.routes.decide.DatabaseAway;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.decide.FactsOffQueue;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.dispatch.Dispatcher;

/**
 * One consumer of a queue and what it does with each message, as the routes {@code DecideFacts} and
 * {@code DispatchActions} say: while the database is away it tries again where it is, what can
 * never be done goes to the dead letters, and anything else is delivered again.
 */
final class QueueWorker {

  private static final int STOPS = 45;

  private final World world;
  private final int node;
  private final String queue;
  private final Work work;
  private final Job job;
  private Consumer consumer;

  QueueWorker(World world, int node, String queue, Work work) {
    this.world = world;
    this.node = node;
    this.queue = queue;
    this.work = work;
    this.consumer = world.connect(node, queue);
    this.job = new Job(() -> !world.broker().deliverable(consumer).isEmpty(), this::take);
  }

  /** What is done with a message. */
  interface Work {

    /** False if it can never be done. */
    boolean on(Delivery delivery);

    String words();

    static Work deciding(Supplier<Decider> decider, Predecessors predecessors) {
      return work(
          "deciding",
          delivery ->
              new FactsOffQueue(decider.get(), predecessors).decide(List.of(taken(delivery))));
    }

    private static FactsOffQueue.Taken taken(Delivery delivery) {
      return new FactsOffQueue.Taken(
          delivery.body(), delivery.group(), delivery.follows(), delivery.deliveries());
    }

    static Work dispatching(Dispatcher dispatcher) {
      return work("dispatching", delivery -> dispatcher.dispatch(List.of(delivery.body())));
    }

    private static Work work(String words, Function<Delivery, List<?>> work) {
      return new Work() {
        @Override
        public boolean on(Delivery delivery) {
          return work.apply(delivery).isEmpty();
        }

        @Override
        public String words() {
          return words;
        }
      };
    }
  }

  Job job() {
    return job;
  }

  private Strand take() {
    List<Delivery> deliverable = world.broker().deliverable(consumer);
    Delivery delivery = world.chance().of(deliverable);
    Consumer taker = consumer;
    world.broker().deliver(delivery, taker);
    String name =
        "node %d %s %s (%s)".formatted(node, work.words(), delivery, world.contents(delivery));
    return new Strand(name, world, () -> handle(delivery, taker));
  }

  private void handle(Delivery delivery, Consumer taker) {
    try {
      if (!tryUntilTheDatabaseIsThere(delivery)) {
        world.trace("%s goes to the dead letters", delivery);
        world.broker().bury(delivery);
      }
    } catch (RuntimeException e) {
      world.trace("%s fails: %s", delivery, e.getClass().getSimpleName());
      world.broker().fail(delivery, taker);
      return;
    }
    Strand.point("the acknowledgement of " + delivery, STOPS);
    world.broker().acknowledge(delivery, taker);
  }

  private boolean tryUntilTheDatabaseIsThere(Delivery delivery) {
    while (true) {
      try {
        return work.on(delivery);
      } catch (DatabaseAway e) {
        Strand.running().stop("the return of the database");
      }
    }
  }

  /** It is gone, with its process. */
  void disconnect() {
    world.broker().disconnect(consumer);
  }

  private List<Delivery> inHand() {
    return world.broker().waiting().stream()
        .filter(delivery -> consumer.equals(delivery.holder()))
        .toList();
  }

  boolean hasInHand() {
    return !inHand().isEmpty();
  }

  /** Others get what it has in hand, which it does not notice. */
  void breakConnection() {
    inHand().forEach(world.ledger()::contended);
    world.broker().disconnect(consumer);
    consumer = world.connect(node, queue);
  }
}
