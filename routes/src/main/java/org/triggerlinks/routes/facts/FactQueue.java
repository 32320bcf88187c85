package org.triggerlinks.routes.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  private final Queues queues;

  // By group, what was put on the queue here last. There are as many as partitions.
  private final Map<String, Predecessor> last = new HashMap<>();

  public FactQueue(Queues queues) {
    this.queues = queues;
  }

  /**
   * Puts facts on the queue, all or none, and returns when the broker has them on disk. Each key is
   * a group, within which the order is kept; each value has its facts as JSON and becomes one
   * message, which names the one before it. One call at a time, as the calls have an order, too.
   */
  public synchronized void put(Map<String, List<String>> groups) {
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
  public synchronized void reach() {
    queues.reach();
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
