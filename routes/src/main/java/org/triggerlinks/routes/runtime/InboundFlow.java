package org.triggerlinks.routes.runtime;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.deadletters.DeadLetters;
import org.triggerlinks.routes.inbound.Arrivals;
import org.triggerlinks.routes.inbound.Doors;
import org.triggerlinks.routes.inbound.DrainInbound;
import org.triggerlinks.routes.inbound.InboundDrain;
import org.triggerlinks.routes.inbound.MatchReports;
import org.triggerlinks.routes.inbound.ParkedReportsMatch;
import org.triggerlinks.routes.inbound.ReadWebhook;
import org.triggerlinks.routes.inbound.ReceiveWebhook;
import org.triggerlinks.routes.inbound.Receptionist;
import org.triggerlinks.routes.inbound.WebhookMeters;

/**
 * The way from what providers tell to facts.
 *
 * @param drain takes it out of its log
 */
record InboundFlow(InboundDrain drain, List<RoutesBuilder> routes) {

  /** The flow from this log, with what the parts of the instance have for it. */
  static InboundFlow from(CaptureLog log, Settings settings, Flows.Parts parts) {
    ServiceClock clock = parts.clock();
    Database database = parts.database();
    Doors doors = new Doors(settings.accounts());
    WebhookMeters meters = new WebhookMeters(parts.metrics().registry(), doors.channels());
    DeadLetters letters = new DeadLetters(parts.broker().pooled());
    ReadWebhook reading =
        new ReadWebhook(
            doors,
            database,
            new Arrivals(meters, settings.phoneRegion(), clock),
            (webhook, reason) -> letters.put(DrainInbound.QUEUE, webhook, reason));
    InboundDrain drain = new InboundDrain(log, reading);
    List<RoutesBuilder> routes = new ArrayList<>();
    routes.add(new ReceiveWebhook(new Receptionist(doors, log, meters, clock), settings.baseUrl()));
    routes.addAll(doors.fetching(log, clock));
    routes.add(new DrainInbound(drain, reading));
    routes.add(new MatchReports(new ParkedReportsMatch(database, clock)));
    return new InboundFlow(drain, routes);
  }
}
