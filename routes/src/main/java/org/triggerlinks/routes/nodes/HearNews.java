package org.triggerlinks.routes.nodes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Follows what other nodes changed, as soon as they tell and regularly what was missed: at the
 * start, while the broker was away, or because the database was when the news came.
 */
public final class HearNews extends RouteBuilder {

  /** Name of the topic. */
  static final String TOPIC = "news";

  private final Follower follower;

  public HearNews(Follower follower) {
    this.follower = follower;
  }

  @Override
  public void configure() {
    onException(Exception.class)
        .handled(true)
        .log(
            LoggingLevel.WARN,
            "Changes of other nodes cannot be followed now and are looked for again in"
                + " {{follow.period}}: ${exception.message}");

    from("jms:topic:" + TOPIC + "?transacted=false")
        .routeId("hear-news")
        .description("Follows what other nodes changed.")
        .bean(NewsJson.class, "read")
        .bean(follower, "hear");

    from("scheduler:look-for-changes?delay={{follow.period}}")
        .routeId("look-for-changes")
        .description("Follows changes whose news were missed.")
        .bean(follower, "look");
  }
}
