package org.triggerlinks.routes.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.message.ParkedReport;
import org.triggerlinks.model.message.ParkedReports;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.DatabaseAway;

/** Looks again for the messages of reports, until they are found or three days old. */
public final class ParkedReportsMatch {

  private static final Logger LOG = LoggerFactory.getLogger(ParkedReportsMatch.class);
  private static final Duration PATIENCE = Duration.ofDays(3);

  private final Database database;
  private final ReportedMessages reports;
  private final Clock clock;

  public ParkedReportsMatch(Database database, Clock clock) {
    this.database = database;
    this.reports = new ReportedMessages(clock);
    this.clock = clock;
  }

  /** Looks at all that are to be looked at by now, each by itself. */
  public void match() {
    boolean more;
    do {
      more = matchNext();
    } while (more);
  }

  private boolean matchNext() {
    try {
      return database.inTransaction(
          session -> {
            Optional<ParkedReport> due = due(session);
            due.ifPresent(report -> match(session, report));
            return due.isPresent();
          });
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      LOG.error("A report about a message cannot be stored now", e);
      return database.inTransaction(
          session -> {
            Optional<ParkedReport> due = due(session);
            due.ifPresent(report -> report.lookAgain(clock.instant()));
            return due.isPresent();
          });
    }
  }

  private Optional<ParkedReport> due(Session session) {
    return new ParkedReports(session).takeDue(clock.instant(), 1).stream().findFirst();
  }

  private void match(Session session, ParkedReport report) {
    ParkedReports parked = new ParkedReports(session);
    if (reports.settle(session, location(report), report.id(), report.said(), report.saidAt())) {
      parked.remove(report);
    } else if (report.saidAt().plus(PATIENCE).isBefore(clock.instant())) {
      LOG.warn(
          "{} says of its message {} that it is {}, but no such message was sent here.",
          report.account(),
          report.said().providerId(),
          report.said().state());
      parked.remove(report);
    } else {
      report.lookAgain(clock.instant());
    }
  }

  // /in/<channel>/<location>, or /in/<channel> of an account for all
  private static String location(ParkedReport report) {
    String prefix = "/in/" + report.said().channel() + "/";
    return report.account().startsWith(prefix) ? report.account().substring(prefix.length()) : null;
  }
}
