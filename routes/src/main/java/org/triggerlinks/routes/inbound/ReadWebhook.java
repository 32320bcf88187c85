package org.triggerlinks.routes.inbound;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.DatabaseAway;

/** Reads a webhook that was kept, and commits what follows from it. */
public final class ReadWebhook {

  private static final Logger LOG = LoggerFactory.getLogger(ReadWebhook.class);

  private static final int MOST_ATTEMPTS = 3;

  private final Doors doors;
  private final Database database;
  private final Arrivals arrivals;
  private final UnreadWebhooks unread;

  /**
   * A reader.
   *
   * @param unread takes those that cannot be read
   */
  public ReadWebhook(Doors doors, Database database, Arrivals arrivals, UnreadWebhooks unread) {
    this.doors = doors;
    this.database = database;
    this.arrivals = arrivals;
    this.unread = unread;
  }

  /** Where webhooks go that cannot be read. */
  @FunctionalInterface
  public interface UnreadWebhooks {

    /** Returns when they are safe there. */
    void put(String webhook, String reason);
  }

  /** Reads it, in one transaction; what cannot be read is put aside and stops nobody. */
  public void read(String json) {
    Account account;
    CapturedWebhook webhook;
    List<Happened> happened;
    try {
      webhook = CapturedWebhook.read(json);
      account = account(webhook);
      happened = Doors.provider(account).read(webhook.request(), account);
    } catch (RuntimeException e) {
      LOG.error("A webhook cannot be read and becomes a dead letter: {}", e.getMessage());
      unread.put(json, "It cannot be read: " + e.getMessage());
      return;
    }
    take(json, account, webhook, happened);
  }

  private void take(
      String json, Account account, CapturedWebhook webhook, List<Happened> happened) {
    boolean all;
    try {
      all = commit(account, webhook, happened);
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      LOG.error("What a webhook of {} tells becomes a dead letter", account.place(), e);
      unread.put(json, "It cannot be stored: " + e);
      return;
    }
    if (!all) {
      unread.put(
          json,
          "It is not clear to which location somebody belongs who wrote by %s."
              .formatted(account.place()));
    }
  }

  // Another node may have heard of the same at the same moment: then it is known the next time.
  private boolean commit(Account account, CapturedWebhook webhook, List<Happened> happened) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.inTransaction(
            session -> arrivals.take(session, account, webhook.at(), happened));
      } catch (RuntimeException e) {
        DatabaseAway.rethrowIf(e);
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Account account(CapturedWebhook webhook) {
    return doors
        .at(webhook.channel(), webhook.location())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no account any more for %s of %s."
                        .formatted(
                            webhook.channel(),
                            webhook.location() == null ? "all locations" : webhook.location())));
  }
}
