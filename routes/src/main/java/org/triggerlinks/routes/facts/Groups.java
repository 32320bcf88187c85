package org.triggerlinks.routes.facts;

import java.util.UUID;
import org.triggerlinks.model.key.Keys;

/**
 * The message groups of the queue of facts. All facts of a contact are in one group, and the broker
 * gives a group to one consumer, so they are decided in order.
 */
public final class Groups {

  private Groups() {}

  /** Group of a contact. */
  public static String of(UUID contact) {
    return of(Keys.partition(contact));
  }

  /** Group of a partition, see {@link Keys#partition}. */
  public static String of(int partition) {
    return "p" + partition;
  }
}
