package org.triggerlinks.routes.queue;

import org.apache.camel.builder.RouteBuilder;

/** What comes off a queue and fails for a reason that will pass stays with who took it. */
public final class TryAgainWhereItIs {

  private static final long FIRST_MILLIS = 200;
  private static final long LONGEST_MILLIS = 5_000;

  private TryAgainWhereItIs() {}

  /**
   * After such a failure the routes of this builder try again until it has passed, later and later,
   * so that nothing that is behind it on its queue overtakes it.
   */
  public static void after(Class<? extends Exception> failure, RouteBuilder routes) {
    routes
        .onException(failure)
        .maximumRedeliveries(-1)
        .redeliveryDelay(FIRST_MILLIS)
        .backOffMultiplier(2)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(LONGEST_MILLIS);
  }
}
