package org.triggerlinks.routes.nodes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Tells all nodes what this one committed. Nobody waits for it: who brings news to the entrance is
 * done, and if the broker is away, the others find the change when they look.
 */
public final class TellNews extends RouteBuilder {

  /** Where news are brought to. */
  public static final String ENTRANCE = "seda:tell-news?size=1000&discardWhenFull=true";

  @Override
  public void configure() {
    onException(Exception.class)
        .handled(true)
        .log(
            LoggingLevel.WARN,
            "The other nodes are not told of ${body}; they find it when they look:"
                + " ${exception.message}");

    // Not durable: news that are late are worth nothing.
    from(ENTRANCE)
        .routeId("tell-news")
        .description("Tells all nodes what was changed.")
        .bean(NewsJson.class, "write")
        .to("jms:topic:" + HearNews.TOPIC + "?transacted=false&deliveryPersistent=false");
  }
}
