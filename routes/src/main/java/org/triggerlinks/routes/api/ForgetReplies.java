package org.triggerlinks.routes.api;

import org.apache.camel.builder.RouteBuilder;

/** Deletes the answers to idempotent calls that nobody will repeat any more. */
public final class ForgetReplies extends RouteBuilder {

  private final StoredReplies replies;

  public ForgetReplies(StoredReplies replies) {
    this.replies = replies;
  }

  @Override
  public void configure() {
    from("scheduler:forget-replies?delay=10m")
        .routeId("forget-replies")
        .routeDescription("Deletes answers to idempotent calls that are older than a day.")
        .bean(replies, "forgetExpired");
  }
}
