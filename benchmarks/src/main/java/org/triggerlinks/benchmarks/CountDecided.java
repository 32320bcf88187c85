package org.triggerlinks.benchmarks;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/** Counts the facts of the messages that were decided to the end. */
final class CountDecided extends SimpleEventNotifierSupport {

  private final LongAdder decided;

  CountDecided(LongAdder decided) {
    this.decided = decided;
  }

  @Override
  public void notify(CamelEvent event) {
    if (event instanceof CamelEvent.ExchangeCompletedEvent completed) {
      decided.add(completed.getExchange().getMessage().getBody(List.class).size());
    }
  }
}
