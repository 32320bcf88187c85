package org.triggerlinks.model.store;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes ids: UUID version 7 (RFC 9562), ordered by time so that large tables grow at their end. */
public final class Ids {

  private Ids() {}

  /** A new id, larger than those made before it by this process unless the clock was set back. */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  /**
   * The id of what has this name: the same whenever it is asked for, and of nothing else. UUID
   * version 5 (RFC 9562), so not ordered by time.
   */
  public static UUID named(String name) {
    return UuidCreator.getNameBasedSha1(name);
  }
}
