package org.triggerlinks.model.workflow;

import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** The versions of the rule files that were ever in force. */
public final class RuleFiles {

  private final Session session;

  public RuleFiles(Session session) {
    this.session = session;
  }

  /** Keeps a version that is in force from now on. */
  public void keep(String path, String version, String source, Instant now) {
    RuleFileVersion known =
        session.find(RuleFileVersion.class, new RuleFileVersion.Key(path, version));
    if (known == null) {
      session.persist(RuleFileVersion.of(path, version, source, now));
    } else {
      known.loadedAgain(now);
    }
  }

  /** Source of the version of this file that was in force last. */
  public Optional<String> lastGood(String path) {
    return session
        .createSelectionQuery(
            "from RuleFileVersion where key.path = :path order by loadedAt desc",
            RuleFileVersion.class)
        .setParameter("path", path)
        .setMaxResults(1)
        .uniqueResultOptional()
        .map(RuleFileVersion::source);
  }
}
