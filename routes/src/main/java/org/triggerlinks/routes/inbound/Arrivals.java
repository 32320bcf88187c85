package org.triggerlinks.routes.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.message.ParkedReport;
import org.triggerlinks.model.message.ParkedReports;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Makes facts of what a provider told. The id of each is made of the provider's own, so whatever is
 * told again, here or to another node, is the same fact again, and a fact is decided once.
 */
public final class Arrivals {

  private final Whose whose;
  private final ReportedMessages reports;
  private final WebhookMeters meters;
  private final Clock clock;

  public Arrivals(WebhookMeters meters, String phoneRegion, Clock clock) {
    this.whose = new Whose(phoneRegion, clock);
    this.reports = new ReportedMessages(clock);
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Commits all of it with the session's transaction.
   *
   * @return false if somebody wrote of whom it is not clear where they belong: that is to be kept
   */
  boolean take(Session session, Account account, Instant at, List<Happened> happened) {
    Set<UUID> known = knownAmong(session, account, happened);
    boolean all = true;
    for (Happened each : happened) {
      UUID id = idOf(account, each);
      String outcome = known.add(id) ? take(session, account, at, id, each) : "known";
      meters.read(account.channel(), outcome);
      all &= !(each instanceof Happened.Received && outcome.equals("nobody"));
    }
    return all;
  }

  private static UUID idOf(Account account, Happened happened) {
    return Ids.named(account.webhookPath() + " " + happened.key());
  }

  private static Set<UUID> knownAmong(Session session, Account account, List<Happened> happened) {
    List<UUID> ids = happened.stream().map(each -> idOf(account, each)).toList();
    Set<UUID> known = new HashSet<>(new Facts(session).decidedAmong(ids));
    known.addAll(new Facts(session).queuedAmong(ids));
    return known;
  }

  private String take(Session session, Account account, Instant at, UUID id, Happened happened) {
    if (happened instanceof Happened.Received received) {
      return received(session, account, at, id, received);
    } else if (happened instanceof Happened.Reported reported) {
      return reported(session, account, at, id, reported);
    } else if (happened instanceof Happened.ReadUpTo read) {
      return whose
          .find(session, account, read.from())
          .map(contact -> reports.readUpTo(session, contact, account.channel(), read.until()))
          .orElse("nobody");
    }
    return new Wishes(session, whose, reports, account, at).heed(id, happened);
  }

  private String received(
      Session session, Account account, Instant at, UUID id, Happened.Received received) {
    Optional<Contact> contact =
        whose.findOrMake(session, account, received.from(), received.name(), at);
    if (contact.isEmpty()) {
      return "nobody";
    }
    MessageReceived fact = new MessageReceived(account.channel(), received.text(), at);
    FactEnvelope envelope =
        new FactEnvelope(
            id,
            contact.get().locationId(),
            contact.get().id(),
            at,
            null,
            0,
            new Occurrence.Reported(fact, received.providerId(), received.automatic()));
    FactRelay.queue(session, envelope, clock);
    return "new";
  }

  private String reported(
      Session session, Account account, Instant at, UUID id, Happened.Reported reported) {
    ParkedReport.Said said =
        new ParkedReport.Said(
            account.channel(),
            reported.providerId(),
            reported.own(),
            reported.state(),
            reported.kind(),
            reported.reason());
    if (reports.settle(session, account.location(), id, said, at)) {
      return "new";
    }
    ParkedReport report = ParkedReport.of(id, account.webhookPath(), said, clock.instant());
    new ParkedReports(session).park(report);
    return "later";
  }
}
