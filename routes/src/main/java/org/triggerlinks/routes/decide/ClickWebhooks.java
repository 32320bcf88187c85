package org.triggerlinks.routes.decide;

import java.time.Instant;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.webhook.Webhook;
import org.triggerlinks.model.webhook.Webhooks;
import org.triggerlinks.routes.dispatch.WebhookCall;

/**
 * Tells the webhooks of a location of each click, machines' clicks included: the document says
 * which.
 */
final class ClickWebhooks {

  // In place of a workflow's name in the intent's key; no file can be called that.
  private static final String AUTHOR = "(webhook)";

  private final Session session;
  private final FactOrigin origin;
  private final Instant now;

  ClickWebhooks(Session session, FactOrigin origin, Instant now) {
    this.session = session;
    this.origin = origin;
    this.now = now;
  }

  void tell(Click click) {
    for (Webhook webhook : new Webhooks(session).ofLocation(click.locationId())) {
      new Intents(session)
          .add(
              Intent.of(
                  origin,
                  new Intent.Author(AUTHOR, webhook.id().toString(), 0),
                  WebhookCall.CHANNEL,
                  WebhookCall.ofClick(origin, webhook, click).json(),
                  now,
                  now));
    }
  }
}
