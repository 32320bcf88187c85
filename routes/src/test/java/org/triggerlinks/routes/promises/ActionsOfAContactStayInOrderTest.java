package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.dispatch.IntentRelay;
import org.triggerlinks.routes.queue.QueueMessage;
import org.triggerlinks.routes.queue.Queues;

/** Two nodes put actions on the queues of their channels. */
class ActionsOfAContactStayInOrderTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final long A_MOMENT_MILLIS = 500;

  private final FactOrigin fact =
      new FactOrigin(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), NOW, null, 0);
  private final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
  private Database one;
  private Database other;

  @BeforeEach
  void open() throws Exception {
    Database.Access access = RealMariaDb.access();
    one = Database.open(access);
    other = Database.open(access);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void the_second_one_is_not_on_the_queue_before_the_first_whoever_puts_it_there() {
    Intent first = intent(1);
    Intent second = intent(2);
    one.transact(session -> session.persist(first));
    CompletableFuture<?>[] meanwhile = new CompletableFuture<?>[1];
    Queues slow =
        messages -> {
          if (meanwhile[0] == null) {
            other.transact(session -> session.persist(second));
            meanwhile[0] = CompletableFuture.runAsync(() -> relay(other, this::put).relay());
            giveTime(meanwhile[0]);
          }
          put(messages);
        };

    relay(one, slow).relay();
    meanwhile[0].join();

    assertThat(queue).containsExactly(first.id().toString(), second.id().toString());
  }

  private Intent intent(int number) {
    return Intent.of(fact, new Intent.Author("w", "r", number), "sms", "{}", NOW, NOW);
  }

  private static IntentRelay relay(Database node, Queues queues) {
    return new IntentRelay(node, queues, CLOCK);
  }

  private void put(List<QueueMessage> messages) {
    messages.forEach(message -> queue.add(message.body()));
  }

  // It may be that it has to wait until this is over.
  private static void giveTime(CompletableFuture<?> work) {
    try {
      work.get(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
