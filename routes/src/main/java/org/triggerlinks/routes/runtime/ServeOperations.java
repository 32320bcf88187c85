package org.triggerlinks.routes.runtime;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** What operators and their machines ask: health, metrics, and what is at the root. */
public final class ServeOperations extends RouteBuilder {
  private static final String HOME =
      """
      Trigger Links
      The API is described at /api/docs, the state of this service is at /health/ready.
      """;

  private final HealthChecks checks;
  private final Metrics metrics;

  public ServeOperations(HealthChecks checks, Metrics metrics) {
    this.checks = checks;
    this.metrics = metrics;
  }

  @Override
  public void configure() {
    from("platform-http:/health/live?httpMethodRestrict=GET,HEAD")
        .routeId("serve-liveness")
        .routeConfigurationId(HttpFailures.ID)
        .bean(checks, "live")
        .to("direct:answer-health");

    from("platform-http:/health/ready?httpMethodRestrict=GET,HEAD")
        .routeId("serve-readiness")
        .routeConfigurationId(HttpFailures.ID)
        .bean(checks, "ready")
        .to("direct:answer-health");

    from("direct:answer-health")
        .routeId("answer-health")
        .setHeader(Exchange.HTTP_RESPONSE_CODE, simple("${body.code}"))
        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
        .setHeader("Cache-Control", constant("no-store"))
        .setBody(simple("${body.json}"));

    from("platform-http:/metrics?httpMethodRestrict=GET")
        .routeId("serve-metrics")
        .routeConfigurationId(HttpFailures.ID)
        .setHeader(Exchange.CONTENT_TYPE, constant(Metrics.CONTENT_TYPE))
        .bean(metrics, "text");

    from("platform-http:/?httpMethodRestrict=GET,HEAD")
        .routeId("serve-home")
        .routeConfigurationId(HttpFailures.ID)
        .setHeader(Exchange.CONTENT_TYPE, constant("text/plain; charset=utf-8"))
        .setBody(constant(HOME));
  }
}
