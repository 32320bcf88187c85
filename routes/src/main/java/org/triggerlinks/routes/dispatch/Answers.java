package org.triggerlinks.routes.dispatch;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.DatabaseAway;

/** What came of attempts, kept until the database has it. */
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private final Database database;
  private final AttemptBook book;
  private final Presence presence;
  private final Map<UUID, Answer> byIntent = new ConcurrentHashMap<>();

  Answers(Database database, AttemptBook book, Presence presence) {
    this.database = database;
    this.book = book;
    this.presence = presence;
  }

  /**
   * What came of an attempt.
   *
   * @param result null if it was not made: the provider never heard of it
   */
  record Answer(AttemptBook.Begun begun, SendResult result) {

    boolean notMade() {
      return result == null;
    }
  }

  /** The answer to an intent's attempt that is not written down yet. */
  Optional<Answer> of(UUID intent) {
    return Optional.ofNullable(byIntent.get(intent));
  }

  Answer keep(AttemptBook.Begun begun, SendResult result) {
    return keep(new Answer(begun, result));
  }

  Answer keepNotMade(AttemptBook.Begun begun) {
    return keep(new Answer(begun, null));
  }

  private Answer keep(Answer answer) {
    byIntent.put(answer.begun().intent(), answer);
    return answer;
  }

  /**
   * Writes these answers down, takes them off the list, and does some more in the same transaction.
   * An answer that cannot be written down keeps nothing else from happening: its attempt is lost.
   *
   * @throws DatabaseAway if the database cannot be reached; the answers are kept
   */
  void record(Collection<Answer> answers, Consumer<Session> andThen) {
    try {
      database.transact(
          session -> {
            book.readEnds(session, answers.stream().map(Answer::begun).toList());
            answers.forEach(answer -> write(session, answer));
            andThen.accept(session);
          });
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      if (answers.isEmpty()) {
        throw e;
      }
      answers.forEach(this::recordAlone);
      answers.clear();
      record(answers, andThen);
      return;
    }
    answers.forEach(this::forget);
    answers.clear();
  }

  private void write(Session session, Answer answer) {
    if (answer.notMade()) {
      book.takeBack(session, answer.begun());
    } else {
      book.end(session, answer.begun(), answer.result());
    }
  }

  private void recordAlone(Answer answer) {
    try {
      database.transact(session -> write(session, answer));
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      LOG.error(
          "What came of attempt {} at intent {} cannot be written down: {}",
          answer.begun().number(),
          answer.begun().intent(),
          answer.result(),
          e);
    }
    forget(answer);
  }

  private void forget(Answer answer) {
    byIntent.remove(answer.begun().intent(), answer);
    presence.ended(answer.begun().attempt());
  }
}
