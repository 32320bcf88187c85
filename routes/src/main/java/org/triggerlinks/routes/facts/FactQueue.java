package org.triggerlinks.routes.facts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.triggerlinks.routes.queue.QueueMessage;
import org.triggerlinks.routes.queue.Queues;

/**
 * The queue {@code facts} of the broker, from the side that puts facts on it. Each message has an
 * id of its own and says which one it follows, as the broker keeps the order of a group only as
 * long as nobody dies: who takes the next message may get it before those that the dead one had in
 * hand are back.
 */
public final class FactQueue {

  /** Name of the queue. */
  public static final String NAME = "facts";

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  // As many times as long, at most: by then a broker that is only slow has answered.
  private static final int MOST_PATIENCE = 10;

  private final Queues queues;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  // By group, what was put on the queue here last. There are as many as partitions.
  private final Map<String, Predecessor> last = new HashMap<>();

  private final Duration firstPatience;
  private volatile Duration patience;

  public FactQueue(Queues queues) {
    this(queues, PATIENCE);
  }

  FactQueue(Queues queues, Duration patience) {
    this.queues = queues;
    this.firstPatience = patience;
    this.patience = patience;
  }

  /**
   * Puts facts on the queue, all or none, and returns when the broker has them on disk. Each key is
   * a group, within which the order is kept; each value has its facts as JSON and becomes one
   * message, which names the one before it. One call at a time, as the calls have an order, too.
   */
  public void put(Map<String, List<String>> groups) {
    oneAtATime.lock();
    try {
      putNext(groups);
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * The same for who has something locked meanwhile that others wait for: it does not wait long for
   * another call here that waits for the broker. Longer after each time in vain, or who always has
   * clicks to put there would never let facts pass while the broker is slow.
   *
   * @throws IllegalStateException if the queue is in use for too long; nothing was put on it
   */
  public void putUnlessBusy(Map<String, List<String>> groups) {
    if (!lockWithin(patience)) {
      Duration twice = patience.multipliedBy(2);
      Duration most = firstPatience.multipliedBy(MOST_PATIENCE);
      patience = twice.compareTo(most) < 0 ? twice : most;
      throw new IllegalStateException(
          "The broker needs long to take clicks, or this node stops; facts in %d groups wait for their next turn."
              .formatted(groups.size()));
    }
    patience = firstPatience;
    try {
      putNext(groups);
    } finally {
      oneAtATime.unlock();
    }
  }

  private boolean lockWithin(Duration time) {
    try {
      return oneAtATime.tryLock(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void putNext(Map<String, List<String>> groups) {
    List<QueueMessage> messages =
        groups.entrySet().stream().map(group -> message(group.getKey(), group.getValue())).toList();
    // Known again when the broker says that it has them: if it fails, it may or may not.
    last.keySet().removeAll(groups.keySet());
    queues.put(messages);
    messages.forEach(message -> remember(message, groups.get(message.group())));
  }

  /**
   * Returns when the broker has answered and nobody here waits for it; throws if it does not
   * answer. See {@link Queues#reach}.
   */
  public void reach() {
    oneAtATime.lock();
    try {
      queues.reach();
    } finally {
      oneAtATime.unlock();
    }
  }

  private QueueMessage message(String group, List<String> facts) {
    Predecessor before = last.get(group);
    return new QueueMessage(
        NAME,
        group,
        "[" + String.join(",", facts) + "]",
        UUID.randomUUID(),
        before == null ? null : before.text());
  }

  private void remember(QueueMessage message, List<String> facts) {
    String end = facts.get(facts.size() - 1);
    FactJson.ids(end)
        .forEach(
            id ->
                last.put(
                    message.group(), new Predecessor(message.id(), id, FactJson.isLetGo(end))));
  }
}
