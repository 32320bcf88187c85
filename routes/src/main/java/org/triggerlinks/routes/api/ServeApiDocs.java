package org.triggerlinks.routes.api;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.runtime.HttpFailures;

/** The contract, and a page to read it and try it. */
public final class ServeApiDocs extends RouteBuilder {

  private final ApiDocs docs;

  public ServeApiDocs(ApiDocs docs) {
    this.docs = docs;
  }

  @Override
  public void configure() {
    // Where people look who were told of an API and not of its page.
    from("platform-http:/api?httpMethodRestrict=GET,HEAD")
        .routeId("lead-to-api-docs")
        .routeDescription("Leads on to the page on which the REST API can be tried.")
        .routeConfigurationId(HttpFailures.ID)
        .bean(docs, "lead")
        .process(ServeApi::writeReply);

    from("platform-http:/api/openapi.yaml?httpMethodRestrict=GET,HEAD")
        .routeId("serve-api-contract")
        .routeDescription("Hands out the contract of the REST API.")
        .routeConfigurationId(HttpFailures.ID)
        .bean(docs, "contract")
        .process(ServeApi::writeReply);

    from("platform-http:/api/docs?httpMethodRestrict=GET,HEAD&matchOnUriPrefix=true")
        .routeId("serve-api-docs")
        .routeDescription("Shows the page on which the REST API can be tried.")
        .routeConfigurationId(HttpFailures.ID)
        .setBody(header(Exchange.HTTP_URI))
        .bean(docs, "page")
        .process(ServeApi::writeReply);
  }
}
