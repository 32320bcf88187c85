package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.triggerlinks.routes.decide.DatabaseAway;
import org.triggerlinks.routes.decide.DeadFacts;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.decide.FactsInHand;
import org.triggerlinks.routes.decide.FactsOffQueue;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.dispatch.DeadIntent;
import org.triggerlinks.routes.dispatch.Dispatcher;
import org.triggerlinks.routes.facts.FactJson;

/**
 * One consumer of a queue and what it does with the messages that it takes together, as the routes
 * {@code DecideFacts} and {@code DispatchActions} say: while the database is away it tries again
 * where it is, what can never be done goes to the dead letters, and after anything else all of them
 * are delivered again.
 */
final class QueueWorker {

  private static final int STOPS = 45;

  // In so many of a hundred cases there is no look at what else is there.
  private static final int ALONE = 50;
  private static final int MOST = 5;

  // As TakeTogether has it.
  private static final int DELIVERIES_TOGETHER = 20;

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

  /** What is done with messages. */
  interface Work {

    /** Does it, and gives those with which it can never be done. */
    List<Delivery> on(List<Delivery> deliveries);

    String words();

    static Work deciding(Supplier<Decider> decider, Predecessors predecessors) {
      return work(
          "deciding",
          deliveries ->
              decide(decider, predecessors, deliveries).stream()
                  .flatMap(dead -> deliveries.stream().filter(each -> isOf(dead, each)))
                  .distinct()
                  .toList());
    }

    // What is decided of it stays decided while the rest waits where it is.
    private static List<DeadFacts> decide(
        Supplier<Decider> decider, Predecessors predecessors, List<Delivery> deliveries) {
      FactsInHand inHand = FactsInHand.of(deliveries.stream().map(Work::taken).toList());
      while (inHand.mayBeLookedAt()) {
        try {
          new FactsOffQueue(decider.get(), predecessors).decide(inHand);
          if (inHand.mayBeLookedAt()) {
            Strand.running().stop("what was overtaken");
          }
        } catch (DatabaseAway e) {
          Strand.running().stop("the return of the database");
        }
      }
      return inHand.dead();
    }

    private static FactsOffQueue.Taken taken(Delivery delivery) {
      return new FactsOffQueue.Taken(
          delivery.body(),
          delivery.group(),
          delivery.id(),
          delivery.follows(),
          delivery.deliveries());
    }

    // What cannot be read is as it was; what cannot be decided are some facts of the group.
    private static boolean isOf(DeadFacts dead, Delivery delivery) {
      return delivery.group().equals(dead.group())
          && (delivery.body().equals(dead.body())
              || !Collections.disjoint(FactJson.ids(delivery.body()), FactJson.ids(dead.body())));
    }

    static Work dispatching(Dispatcher dispatcher, BooleanSupplier stopping) {
      return work(
          "dispatching",
          deliveries -> {
            Set<String> dead =
                dispatcher
                    .dispatch(deliveries.stream().map(Delivery::body).toList(), stopping)
                    .stream()
                    .map(DeadIntent::id)
                    .collect(Collectors.toSet());
            return deliveries.stream().filter(each -> dead.contains(each.body())).toList();
          });
    }

    private static Work work(String words, UnaryOperator<List<Delivery>> work) {
      return new Work() {
        @Override
        public List<Delivery> on(List<Delivery> deliveries) {
          return work.apply(deliveries);
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
    Consumer taker = consumer;
    List<Delivery> taken = takeTogether(taker);
    String contents =
        taken.stream()
            .map(delivery -> "%s (%s)".formatted(delivery, world.contents(delivery)))
            .collect(Collectors.joining(", "));
    String name = "node %d %s %s".formatted(node, work.words(), contents);
    return new Strand(name, world, () -> handle(taken, taker));
  }

  // As TakeTogether does with what is there already.
  private List<Delivery> takeTogether(Consumer taker) {
    List<Delivery> taken = new ArrayList<>();
    int most = world.chance().percent(ALONE) ? 1 : 2 + world.chance().below(MOST - 1);
    List<Delivery> deliverable = world.broker().deliverable(taker);
    while (taken.size() < most
        && !deliverable.isEmpty()
        && taken.stream().allMatch(QueueWorker::mayBeTogether)) {
      Delivery next = world.chance().of(deliverable);
      world.broker().deliver(next, taker);
      taken.add(next);
      deliverable = world.broker().deliverable(taker);
    }
    return taken;
  }

  private static boolean mayBeTogether(Delivery delivery) {
    return delivery.deliveries() <= DELIVERIES_TOGETHER;
  }

  private void handle(List<Delivery> taken, Consumer taker) {
    List<Delivery> dead;
    try {
      dead = tryAgainWhereItIs(taken);
    } catch (RuntimeException e) {
      world.trace("%s fails: %s", taken, e.getClass().getSimpleName());
      world.broker().fail(taken, taker);
      return;
    }
    Strand.point("the acknowledgement of " + taken, STOPS);
    dead.forEach(delivery -> world.trace("%s goes to the dead letters", delivery));
    world.broker().acknowledge(taken, dead, taker);
  }

  private List<Delivery> tryAgainWhereItIs(List<Delivery> taken) {
    while (true) {
      try {
        return work.on(taken);
      } catch (DatabaseAway e) {
        Strand.running().stop("the return of the database");
      }
    }
  }

  /** It is gone, with its process. */
  void disconnect() {
    world.broker().disconnect(consumer);
  }

  boolean hasInHand() {
    return !world.broker().inHand(consumer).isEmpty();
  }

  /** Others get what it has in hand, which it does not notice. */
  void breakConnection() {
    world.broker().disconnect(consumer);
    consumer = world.connect(node, queue);
  }
}
