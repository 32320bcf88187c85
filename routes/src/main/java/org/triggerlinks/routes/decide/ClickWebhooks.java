package org.triggerlinks.routes.decide;

import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.webhook.Webhook;
import org.triggerlinks.routes.compose.WebhookCall;

/**
 * Tells the webhooks of a location of each click, machines' clicks included: the document says
 * which.
 */
final class ClickWebhooks {

  // In place of a workflow's name in the intent's key; no file can be called that.
  private static final String AUTHOR = "(webhook)";

  private final DecisionBatch batch;
  private final FactOrigin origin;

  ClickWebhooks(DecisionBatch batch, FactOrigin origin) {
    this.batch = batch;
    this.origin = origin;
  }

  void tell(Click click) {
    for (Webhook webhook : batch.webhooks(click.locationId())) {
      batch
          .rows()
          .add(
              Intent.of(
                  origin,
                  new Intent.Author(AUTHOR, webhook.id().toString(), 0),
                  WebhookCall.CHANNEL,
                  WebhookCall.ofClick(origin, webhook, click).json(),
                  batch.now(),
                  batch.now()));
    }
  }
}
