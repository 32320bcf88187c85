package org.triggerlinks.routes.queue;

import java.util.function.BooleanSupplier;
import org.apache.camel.builder.RouteBuilder;

/**
 * Takes what was committed to its queue: at once when woken, and regularly what others left behind.
 */
public final class RelayToQueue extends RouteBuilder {

  /** Wakes the relay of facts; a wake-up while one is waiting already is dropped. */
  public static final String WAKE_FACTS = wake("facts");

  /** Wakes the relay of intents, in the same way. */
  public static final String WAKE_INTENTS = wake("intents");

  private static final long FIRST_REST_MILLIS = 200;
  private static final long LONGEST_REST_MILLIS = 5_000;
  private static final long UNTIL_THERE_IS_ROOM_MILLIS = 100;

  private final String what;
  private final BooleanSupplier relay;

  // One round comes after the other.
  private long restMillis = FIRST_REST_MILLIS;

  private RelayToQueue(String what, BooleanSupplier relay) {
    this.what = what;
    this.relay = relay;
  }

  /** Takes facts to their queue by this relay, which says whether some are left for later. */
  public static RelayToQueue facts(BooleanSupplier relay) {
    return new RelayToQueue("facts", relay);
  }

  /** Takes due intents to the queues of their channels by this relay. */
  public static RelayToQueue intents(Runnable relay) {
    return new RelayToQueue(
        "intents",
        () -> {
          relay.run();
          return false;
        });
  }

  private static String wake(String what) {
    return "seda:relay-" + what + "?size=1&discardWhenFull=true";
  }

  @Override
  public void configure() {
    // Whoever can reach the broker has the turn meanwhile, and a slow one is not made slower.
    onException(Exception.class).delay().exchange(failed -> nextRest()).syncDelayed();

    from("scheduler:relay-" + what + "?delay={{relay.period}}")
        .routeId("wake-relay-of-" + what)
        .description("Looks for " + what + " that fell due, or whose relay died or was away.")
        .to(wake(what));

    from(wake(what))
        .routeId("relay-" + what)
        .description("Takes committed " + what + " to their queue.")
        .process(exchange -> exchange.getMessage().setBody(relay.getAsBoolean()))
        .process(exchange -> restMillis = FIRST_REST_MILLIS)
        .filter(body())
        .delay(UNTIL_THERE_IS_ROOM_MILLIS)
        .to(wake(what));
  }

  private long nextRest() {
    long rest = restMillis;
    restMillis = Math.min(2 * rest, LONGEST_REST_MILLIS);
    return rest;
  }
}
