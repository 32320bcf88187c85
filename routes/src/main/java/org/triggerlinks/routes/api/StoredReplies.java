package org.triggerlinks.routes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.StaleStateException;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.token.IdempotentReply;

/**
 * Answers to idempotent calls, in the database. The key is claimed, the call carried out and its
 * answer kept in one transaction, which the handler's work joins: there is nothing in between that
 * a crash could leave behind. The unique key makes a second call wait for the first.
 */
public final class StoredReplies implements IdempotentReplies {

  /** How long an answer is kept; the contract says so too. */
  static final Duration KEPT = Duration.ofHours(24);

  private static final int BATCH = 1000;

  private final Database database;
  private final Clock realTime;

  /**
   * Answers in this database.
   *
   * @param realTime clock of those who call, which nobody moves: a caller repeats a call within
   *     minutes of its own day
   */
  StoredReplies(Database database, Clock realTime) {
    this.database = database;
    this.realTime = realTime;
  }

  /** Another call with this key was faster, or still is. */
  private static final class KeyTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private KeyTaken(Throwable cause) {
      super(cause);
    }
  }

  @Override
  public Outcome once(Key key, String requestHash, Supplier<ApiResponse> call) {
    try {
      return tryOnce(key, requestHash, call);
    } catch (KeyTaken e) {
      return afterTheOther(key, requestHash, call);
    }
  }

  private Outcome afterTheOther(Key key, String requestHash, Supplier<ApiResponse> call) {
    try {
      return tryOnce(key, requestHash, call);
    } catch (KeyTaken e) {
      throw Conflict.stillRunning(key.name());
    }
  }

  private Outcome tryOnce(Key key, String requestHash, Supplier<ApiResponse> call) {
    return database.inTransaction(
        session -> {
          IdempotentReply known = session.find(IdempotentReply.class, stored(key));
          return known == null || expired(known)
              ? new Outcome(carryOut(session, known, key, requestHash, call), false)
              : new Outcome(answer(known, requestHash), true);
        });
  }

  private ApiResponse carryOut(
      Session session,
      IdempotentReply expired,
      Key key,
      String requestHash,
      Supplier<ApiResponse> call) {
    IdempotentReply claimed = IdempotentReply.claim(stored(key), requestHash, realTime.instant());
    claim(session, expired, claimed);
    ApiResponse response = call.get();
    claimed.answer(response.status(), Json.write(response));
    return response;
  }

  /** Takes the key; waits for another call that has taken it and is not committed yet. */
  private static void claim(Session session, IdempotentReply expired, IdempotentReply claimed) {
    try {
      if (expired != null) {
        session.remove(expired);
        session.flush();
        session.clear();
      }
      session.persist(claimed);
      session.flush();
    } catch (RuntimeException e) {
      if (Database.isDuplicate(e) || Database.isLocked(e) || isStale(e)) {
        throw new KeyTaken(e);
      }
      throw e;
    }
  }

  /** Another call removed the expired answer first. */
  private static boolean isStale(RuntimeException failure) {
    return failure instanceof StaleStateException
        || failure.getCause() instanceof StaleStateException;
  }

  private static ApiResponse answer(IdempotentReply reply, String requestHash) {
    if (!reply.requestHash().equals(requestHash)) {
      throw KeyReused.of(reply.key().idemKey());
    }
    return Json.as(Json.read(reply.body()), ApiResponse.class);
  }

  private boolean expired(IdempotentReply reply) {
    return reply.createdAt().isBefore(oldestKept());
  }

  private Instant oldestKept() {
    return realTime.instant().minus(KEPT);
  }

  private static IdempotentReply.Key stored(Key key) {
    return new IdempotentReply.Key(key.tokenId(), key.name());
  }

  /** Deletes answers that are not kept any longer, some at a time. */
  public void forgetExpired() {
    while (database.inTransaction(this::forgetBatch) == BATCH) {
      // The next batch.
    }
  }

  private int forgetBatch(Session session) {
    return session
        .createNativeMutationQuery(
            "delete from idempotent_reply where created_at < :oldest limit " + BATCH)
        .setParameter("oldest", oldestKept())
        .executeUpdate();
  }
}
