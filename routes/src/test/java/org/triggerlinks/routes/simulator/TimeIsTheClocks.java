package org.triggerlinks.routes.simulator;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;

/** Promise 11: what is recorded as past lies no later than the one clock that can be set. */
final class TimeIsTheClocks implements Promise {

  @Override
  public void afterStep(World world) {
    View view = world.view();
    check(world, view.contacts, row -> Stream.of(row.createdAt(), row.updatedAt()));
    check(world, view.decided, row -> Stream.of(row.occurredAt(), row.decidedAt()));
    check(world, view.clicks, row -> Stream.of(row.occurredAt()));
    check(world, view.held, row -> Stream.of(row.occurredAt()));
    check(world, view.queued, row -> Stream.of(row.createdAt()));
    check(world, view.stays, row -> moments(row.enteredAt(), row.leftAt()));
    check(world, view.waits, row -> moments(row.openedAt(), row.endedAt()));
    check(world, view.messages, row -> moments(row.createdAt(), row.sentAt(), row.settledAt()));
    check(world, view.intents, row -> Stream.of(row.createdAt(), row.updatedAt()));
    check(world, view.attempts, row -> moments(row.startedAt(), row.endedAt()));
    check(world, view.opportunities, row -> Stream.of(row.createdAt()));
    check(world, view.timeline, row -> Stream.of(row.occurredAt()));
  }

  private static Stream<Instant> moments(Instant... some) {
    return Stream.of(some).filter(moment -> moment != null);
  }

  private <R> void check(World world, Table<R> table, Function<R, Stream<Instant>> moments) {
    Instant now = world.clock().instant();
    for (Table.Change<R> change : table.changes()) {
      if (change.after() != null
          && moments
              .apply(change.after())
              .anyMatch(moment -> moment.isAfter(now) || moment.isBefore(World.START))) {
        throw broken("It is %s, and this is recorded: %s", now, change.after());
      }
    }
  }
}
