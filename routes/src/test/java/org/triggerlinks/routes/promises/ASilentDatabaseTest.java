package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.model.team.Opportunity;
import org.triggerlinks.routes.decide.DatabaseAway;
import org.triggerlinks.routes.decide.Decider;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Promise 3: a database that says nothing any more, and refuses nothing either, is waited for no
 * longer than the limit, and then it is as one that is away.
 */
class ASilentDatabaseTest {

  private static final String SALE =
      """
      rule "Open an opportunity and say so"
      when
          CustomEvent( name == "sale" )
      then
          insert( createOpportunity( "Sales", "New", "Ada" ) );
          insert( sendSms( "Hello!" ) );
      end
      """;

  private static final String LIMITS = "?socketTimeout=300&connectTimeout=1000";
  private static final int SECONDS = 120;

  @TempDir Path folder;

  private Engine engine;
  private Line line;
  private Database cutOff;
  private Database well;
  private Contact contact;
  private Decider decider;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", SALE);
    Database.Access access = RealMariaDb.access();
    well = Database.open(access);
    Location location = Location.create("main", "Main", "Europe/Berlin", Engine.START);
    contact = Contact.create(location.id(), Engine.START);
    contact.phone("+13125550100");
    well.transact(
        session -> {
          session.persist(location);
          session.flush();
          session.persist(contact);
        });
    line = new Line(access.url());
    cutOff =
        Database.open(new Database.Access(line.over(access.url()) + LIMITS, access.user(), "", 1));
    decider = engine.deciderOn(cutOff);
  }

  @AfterEach
  void close() throws Exception {
    line.close();
    cutOff.close();
    well.close();
    engine.close();
  }

  @Test
  @Timeout(value = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_fact_is_decided_once_wherever_in_its_decision_the_database_falls_silent() {
    List<UUID> facts = new ArrayList<>();
    for (int i = 0; i < 2; i++) { // the first one prepares the statements
      facts.add(decided(sale()));
    }
    long before = line.passed();
    facts.add(decided(sale()));
    long bytes = line.passed() - before;

    int silent = 0;
    int committed = 0;
    for (long fromEnd = 1; fromEnd < bytes; fromEnd *= 2) {
      FactEnvelope sale = sale();
      line.cutAfter(bytes - fromEnd);
      if (!decides(sale)) {
        silent++;
        committed += isDecided(sale.id()) ? 1 : 0;
      }
      line.repair();
      facts.add(decided(sale));
    }

    assertThat(silent).isGreaterThan(1);
    assertThat(committed).as("whose commit was not answered").isPositive();
    assertThat(all(DecidedFact.class))
        .extracting(DecidedFact::id)
        .containsExactlyInAnyOrderElementsOf(facts);
    assertThat(all(Opportunity.class)).hasSameSizeAs(facts);
    assertThat(all(Intent.class)).hasSameSizeAs(facts);
  }

  private UUID decided(FactEnvelope fact) {
    boolean decided = false;
    while (!decided) {
      decided = decides(fact);
    }
    return fact.id();
  }

  private boolean decides(FactEnvelope fact) {
    try {
      decider.decide(List.of(fact));
      return true;
    } catch (DatabaseAway e) {
      return false;
    }
  }

  private FactEnvelope sale() {
    return FactEnvelope.first(
        contact.locationId(),
        contact.id(),
        Engine.START,
        new Occurrence.Reported(new CustomEvent("sale", Map.of())));
  }

  private boolean isDecided(UUID fact) {
    return well.inTransaction(session -> session.find(DecidedFact.class, fact)) != null;
  }

  private <T> List<T> all(Class<T> entity) {
    return well.inTransaction(
        session ->
            session.createSelectionQuery("from " + entity.getSimpleName(), entity).getResultList());
  }
}
