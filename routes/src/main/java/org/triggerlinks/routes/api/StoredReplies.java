package org.triggerlinks.routes.api;

import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.token.IdempotentReply;

/** Answers to idempotent calls, in the database. Its unique key lets one caller be the first. */
final class StoredReplies implements IdempotentReplies {

  private final Database database;
  private final Clock clock;

  StoredReplies(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Claim claim(Key key, String requestHash) {
    return known(key, requestHash)
        .orElseGet(
            () ->
                first(key, requestHash)
                    ? new Claim.First()
                    : known(key, requestHash).orElseGet(Claim.Running::new));
  }

  private boolean first(Key key, String requestHash) {
    try {
      database.transact(
          session ->
              session.persist(IdempotentReply.claim(stored(key), requestHash, clock.instant())));
      return true;
    } catch (RuntimeException e) {
      if (Database.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private Optional<Claim> known(Key key, String requestHash) {
    return database.inTransaction(
        session -> find(session, key).map(reply -> told(reply, requestHash)));
  }

  private static Claim told(IdempotentReply reply, String requestHash) {
    if (!reply.requestHash().equals(requestHash)) {
      return new Claim.OtherRequest();
    }
    return reply.answered()
        ? new Claim.Answered(Json.as(Json.read(reply.body()), ApiResponse.class))
        : new Claim.Running();
  }

  @Override
  public void answer(Key key, ApiResponse response) {
    database.transact(
        session ->
            find(session, key)
                .ifPresent(reply -> reply.answer(response.status(), Json.write(response))));
  }

  @Override
  public void release(Key key) {
    database.transact(session -> find(session, key).ifPresent(session::remove));
  }

  private static Optional<IdempotentReply> find(Session session, Key key) {
    return Optional.ofNullable(session.find(IdempotentReply.class, stored(key)));
  }

  private static IdempotentReply.Key stored(Key key) {
    return new IdempotentReply.Key(key.tokenId(), key.name());
  }
}
