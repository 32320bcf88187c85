package org.triggerlinks.routes.facts;

import java.util.UUID;
import org.triggerlinks.model.key.Keys;

/**
 * The message groups of the queues of facts and of actions. All that is about a contact is in one
 * group, and the broker gives a group to one consumer, so it is done in order.
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
