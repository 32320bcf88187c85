package org.triggerlinks.routes.decide;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.rules.RuleBook;

/** Decides facts: each once, all that follows from it in one transaction. */
public final class Decider {

  private static final Logger LOG = LoggerFactory.getLogger(Decider.class);

  private final Database database;
  private final DecisionTools tools;

  private final DecisionMeters meters;

  private Decider(Database database, DecisionTools tools, DecisionMeters meters) {
    this.database = database;
    this.tools = tools;
    this.meters = meters;
  }

  /**
   * Decides by these rules, and writes messages with this writer.
   *
   * @param hold how long a click in a message with several links is held before it is judged
   */
  public static Decider with(
      Database database, RuleBook rules, MessageWriter writer, Clock clock, Duration hold) {
    return with(
        database, rules, writer, clock, hold, new DecisionMeters(new SimpleMeterRegistry()));
  }

  /** The same, with the numbers of what it does. */
  public static Decider with(
      Database database,
      RuleBook rules,
      MessageWriter writer,
      Clock clock,
      Duration hold,
      DecisionMeters meters) {
    return new Decider(
        database, new DecisionTools(rules, new Composer(writer), clock, hold), meters);
  }

  /**
   * Decides these facts in their order, in one transaction. If one of them cannot be decided, the
   * others are decided one by one, and that one is named in the exception.
   *
   * @throws UndecidableFacts for facts that fail whenever they are tried
   * @throws DatabaseAway if the database cannot be reached; nothing is decided then
   */
  public void decide(List<FactEnvelope> facts) {
    // Not with the contacts locked: others would wait for them, and give up.
    tools.rules().awaitLoaded();
    List<FactEnvelope> each = eachOnce(facts);
    try {
      decideTogether(each);
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      decideOneByOne(each);
    }
  }

  /** So many facts that could not be decided are dead letters now. */
  void buried(int facts) {
    meters.undecidable(facts);
  }

  private void decideOneByOne(List<FactEnvelope> facts) {
    Map<FactEnvelope, RuntimeException> failed = new LinkedHashMap<>();
    for (FactEnvelope fact : facts) {
      try {
        decideTwice(fact);
      } catch (RuntimeException e) {
        DatabaseAway.rethrowIf(e);
        LOG.error("Fact {} ({}) cannot be decided.", fact.id(), fact.what(), e);
        failed.put(fact, e);
      }
    }
    if (!failed.isEmpty()) {
      forgetHeld(failed.keySet());
      throw UndecidableFacts.of(failed);
    }
  }

  // Nothing waits for a held click that goes to the dead letters: its waits may time out.
  private void forgetHeld(Set<FactEnvelope> facts) {
    try {
      database.transact(
          session -> facts.forEach(fact -> new HeldClicks(session).forget(fact.id())));
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      throw e;
    }
  }

  // Another node may have decided the same fact at the same moment; the second try sees that.
  private void decideTwice(FactEnvelope fact) {
    try {
      decideTogether(List.of(fact));
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      decideTogether(List.of(fact));
    }
  }

  private void decideTogether(List<FactEnvelope> facts) {
    database
        .inTransaction(session -> decideWithin(session, facts))
        .forEach(count -> count.accept(meters));
  }

  private List<Consumer<DecisionMeters>> decideWithin(Session session, List<FactEnvelope> facts) {
    Set<UUID> decided =
        new Facts(session).decidedAmong(facts.stream().map(FactEnvelope::id).toList());
    List<FactEnvelope> fresh = facts.stream().filter(fact -> !decided.contains(fact.id())).toList();
    if (fresh.isEmpty()) {
      return List.of();
    }
    DecisionBatch batch = new DecisionBatch(session, fresh, tools.clock().instant());
    for (FactEnvelope fact : fresh) {
      new FactDecision(batch, tools, fact).decide();
    }
    batch.write();
    return batch.counts();
  }

  // What comes twice is one fact. Of a click that was held, what lets it go counts, at its own
  // place: if the click itself comes once more with it, as a node died, that would only be held
  // again, and what lets it go would be done with although it is not decided.
  private static List<FactEnvelope> eachOnce(List<FactEnvelope> facts) {
    Map<UUID, FactEnvelope> each = new LinkedHashMap<>();
    for (FactEnvelope fact : facts) {
      FactEnvelope known = each.get(fact.id());
      if (known != null && fact.isLetGo() && !known.isLetGo()) {
        each.remove(fact.id());
      }
      each.putIfAbsent(fact.id(), fact);
    }
    return new ArrayList<>(each.values());
  }
}
