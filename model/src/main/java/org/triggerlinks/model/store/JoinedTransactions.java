package org.triggerlinks.model.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction for each thread: work within work is part of it. */
final class JoinedTransactions {

  private static final Logger LOG = LoggerFactory.getLogger(JoinedTransactions.class);

  private final SessionFactory sessions;

  @SuppressWarnings("ThreadLocalUsage") // each database has its own, empty when idle
  private final ThreadLocal<Open> open = new ThreadLocal<>();

  JoinedTransactions(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** A transaction that is open. */
  private static final class Open {
    private final Session session;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private Throwable broken;

    private Open(Session session) {
      this.session = session;
    }
  }

  <T> T run(Function<Session, T> work) {
    Open outer = open.get();
    return outer == null ? runAlone(work) : join(outer, work);
  }

  private <T> T runAlone(Function<Session, T> work) {
    List<Runnable> afterCommit = new ArrayList<>();
    T result =
        sessions.fromTransaction(
            session -> {
              Open own = new Open(session);
              T done = runWithin(own, work);
              afterCommit.addAll(own.afterCommit);
              return done;
            });
    afterCommit.forEach(JoinedTransactions::doAfterCommit);
    return result;
  }

  private <T> T runWithin(Open own, Function<Session, T> work) {
    open.set(own);
    try {
      T done = work.apply(own.session);
      if (own.broken != null) {
        throw new IllegalStateException(
            "A part of the work failed and that was passed over; nothing is committed.",
            own.broken);
      }
      return done;
    } finally {
      open.remove();
    }
  }

  /** Whoever catches what the work throws must not commit half of it. */
  private static <T> T join(Open outer, Function<Session, T> work) {
    try {
      return work.apply(outer.session);
    } catch (RuntimeException | Error e) {
      outer.broken = e;
      throw e;
    }
  }

  void afterCommit(Runnable task) {
    Open outer = open.get();
    if (outer == null) {
      task.run();
    } else {
      outer.afterCommit.add(task);
    }
  }

  private static void doAfterCommit(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A change is committed, but what should follow it at once failed.", e);
    }
  }
}
