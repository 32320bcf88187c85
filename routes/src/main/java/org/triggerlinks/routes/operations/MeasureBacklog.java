package org.triggerlinks.routes.operations;

import org.apache.camel.builder.RouteBuilder;

/** Looks from time to time at what is left to do; neither look waits for the other. */
public final class MeasureBacklog extends RouteBuilder {

  // Scrapers ask every 15 seconds or more rarely.
  static final long PERIOD = 5_000;

  private final QueueMeters queues;
  private final StoreMeters store;

  public MeasureBacklog(QueueMeters queues, StoreMeters store) {
    this.queues = queues;
    this.store = store;
  }

  @Override
  public void configure() {
    from("scheduler:measure-queues?delay=" + PERIOD)
        .routeId("measure-queues")
        .description("Counts the messages on the queues.")
        .bean(queues, "measure");

    from("scheduler:measure-store?delay=" + PERIOD)
        .routeId("measure-store")
        .description("Counts what the database says is left to do.")
        .bean(store, "measure");
  }
}
