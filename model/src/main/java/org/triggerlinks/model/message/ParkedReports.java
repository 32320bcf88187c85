package org.triggerlinks.model.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.store.Turn;

/** Reports that wait for their messages to be known. */
public final class ParkedReports {

  private final Session session;

  public ParkedReports(Session session) {
    this.session = session;
  }

  /** Parks a report, unless the same is parked. */
  public void park(ParkedReport report) {
    if (!has(report.id())) {
      session.persist(report);
    }
  }

  public boolean has(UUID id) {
    return session.find(ParkedReport.class, id) != null;
  }

  /**
   * Those that are to be looked at by now, and no other node has them until the transaction ends.
   */
  public List<ParkedReport> takeDue(Instant now, int most) {
    Turn.MATCH_REPORTS.take(session);
    return session
        .createSelectionQuery(
            "from ParkedReport where lookAgainAt <= :now order by lookAgainAt, id",
            ParkedReport.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  public void remove(ParkedReport report) {
    session.remove(report);
  }
}
