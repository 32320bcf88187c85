package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.team.Opportunity;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.facts.FactEnvelope;

/** Promise 3: a fact is decided once, however often and wherever it is delivered. */
class AFactIsDecidedOnceTest {

  private static final String GREETING =
      """
      rule "Greet"
      when
          CustomEvent( name == "hello" )
      then
          insert( enter() );
          insert( sendSms( "Hello!" ) );
          insert( createOpportunity( "Sales", "New", "Ada" ) );
      end

      // No message: here nothing but the fact's own id sees to it.
      rule "Open an opportunity"
      when
          CustomEvent( name == "sale" )
      then
          insert( createOpportunity( "Sales", "New", "Ada" ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", GREETING);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_fact_that_is_delivered_three_times_is_decided_once() {
    FactEnvelope hello = hello();
    engine.decide(hello, hello);
    engine.decide(hello);

    assertDecidedOnce(hello);
  }

  @Test
  void a_fact_that_is_delivered_again_after_a_restart_is_not_decided_again() {
    FactEnvelope hello = hello();
    engine.decide(hello);
    engine.restart();
    engine.decide(hello);

    assertDecidedOnce(hello);
  }

  @Test
  void a_known_fact_among_new_ones_does_not_keep_them_from_being_decided() {
    FactEnvelope known = hello();
    engine.decide(known);
    FactEnvelope fresh = hello();
    engine.decide(known, fresh);

    assertThat(engine.all(DecidedFact.class)).extracting(DecidedFact::id).contains(fresh.id());
    assertThat(engine.sent()).hasSize(2);
  }

  // Both have seen that it is not decided yet when they come to wait for the contact, which is
  // locked.
  @Test
  void a_fact_that_two_nodes_found_undecided_is_decided_once() {
    FactEnvelope sale = engine.reported(new CustomEvent("sale", Map.of()));
    List<CompletableFuture<Void>> nodes =
        engine
            .database()
            .inTransaction(
                session -> {
                  new Contacts(session).lock(List.of(engine.contactId()));
                  List<CompletableFuture<Void>> deciding = decideOnTwoNodes(sale);
                  await().until(() -> waitingForLocks(session) == deciding.size());
                  return deciding;
                });
    nodes.forEach(CompletableFuture::join);

    assertThat(engine.all(DecidedFact.class))
        .extracting(DecidedFact::id)
        .containsOnlyOnce(sale.id());
    assertThat(engine.all(Opportunity.class)).hasSize(1);
  }

  private List<CompletableFuture<Void>> decideOnTwoNodes(FactEnvelope fact) {
    return Stream.of(engine.newDecider(), engine.newDecider())
        .map(node -> CompletableFuture.runAsync(() -> node.decide(List.of(fact))))
        .toList();
  }

  private static long waitingForLocks(Session session) {
    return session
        .createNativeQuery(
            "select count(*) from information_schema.sessions where blocker_id is not null",
            Long.class)
        .getSingleResult();
  }

  @RepeatedTest(3)
  void a_fact_that_two_nodes_decide_at_the_same_moment_is_decided_once() {
    FactEnvelope hello = hello();
    CyclicBarrier together = new CyclicBarrier(2);
    List<Decider> nodes = List.of(engine.newDecider(), engine.newDecider());
    CompletableFuture.allOf(
            nodes.stream()
                .map(node -> CompletableFuture.runAsync(() -> decide(node, hello, together)))
                .toArray(CompletableFuture[]::new))
        .join();

    assertDecidedOnce(hello);
  }

  private static void decide(Decider node, FactEnvelope fact, CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    node.decide(List.of(fact));
  }

  private FactEnvelope hello() {
    return engine.reported(new CustomEvent("hello", Map.of()));
  }

  private void assertDecidedOnce(FactEnvelope fact) {
    assertThat(engine.all(DecidedFact.class))
        .extracting(DecidedFact::id)
        .containsOnlyOnce(fact.id());
    assertThat(engine.sent()).containsExactly("Hello!");
    assertThat(engine.all(Intent.class)).hasSize(1);
    assertThat(engine.timeline("workflow_entered")).hasSize(1);
  }
}
