package org.triggerlinks.routes.decide;

import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;

/** Makes the dead letter of facts that cannot be read or decided: what, from where, why. */
final class DeadFacts {

  private DeadFacts() {}

  static void describe(Exchange exchange) {
    Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Message letter = exchange.getMessage();
    if (why instanceof UndecidableFacts undecidable) {
      letter.setBody(
          undecidable.facts().stream()
              .map(FactJson::write)
              .collect(Collectors.joining(",", "[", "]")));
    }
    Object group = letter.getHeader("JMSXGroupID");
    letter.removeHeaders("*");
    letter.setHeader("JMSXGroupID", group);
    letter.setHeader("origin", FactQueue.NAME);
    letter.setHeader("reason", why.getMessage());
  }
}
