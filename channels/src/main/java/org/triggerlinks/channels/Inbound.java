package org.triggerlinks.channels;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/**
 * A gateway whose provider tells us what contacts write and what becomes of messages: it calls us,
 * or we look.
 */
public interface Inbound {

  /** True if the provider calls us, and has to be told where; false if we look. */
  default boolean callsUs() {
    return true;
  }

  /**
   * Routes that look at the provider for what it has for an account; none if it calls us.
   *
   * @param keeper takes what they find; it is read by {@link #read} later
   */
  default List<RouteBuilder> fetching(Account account, Keeper keeper) {
    return List.of();
  }

  /**
   * Looks whether a request is from the provider, from its bytes alone and in memory, and says what
   * to answer. Signatures are compared in constant time.
   */
  WebhookReply receive(WebhookRequest request, Account account);

  /**
   * Everything that a request that was kept tells, in its order. Called again for the same request
   * it gives the same.
   *
   * @throws IllegalArgumentException if it cannot be read, with what is wrong in a sentence
   */
  List<Happened> read(WebhookRequest request, Account account);
}
