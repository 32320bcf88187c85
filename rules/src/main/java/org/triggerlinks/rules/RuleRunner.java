package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.action.Actions;
import org.triggerlinks.model.action.PolicyDecision;
import org.triggerlinks.model.action.Verdict;

/** Runs a rule file on facts: the only class that knows a session. */
final class RuleRunner {

  /** More firings than any honest file needs for one fact. */
  static final int LIMIT = 1000;

  private RuleRunner() {}

  /** Never throws because of a rule: what went wrong is in the outcome. */
  static Outcome run(RuleFile file, List<Object> facts) {
    Protocol protocol = new Protocol();
    Optional<RuleError> error = Optional.empty();
    try {
      KieSession session = file.compiled().newKieSession();
      try {
        session.addEventListener((RuleRuntimeEventListener) protocol);
        session.addEventListener((DefaultAgendaEventListener) protocol);
        facts.forEach(session::insert);
        if (session.fireAllRules(LIMIT + 1) > LIMIT) {
          error = Optional.of(protocol.loop(file));
        }
      } finally {
        session.dispose();
      }
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      error = Optional.of(protocol.failure(file, e));
    }
    List<Inserted<Object>> decisions = error.isPresent() ? List.of() : protocol.decisions;
    return new Outcome(file.path(), file.version(), decisions, protocol.fired, error);
  }

  /**
   * Writes down what fires and what is inserted; the session's own list of objects is unordered.
   */
  private static final class Protocol extends DefaultAgendaEventListener
      implements RuleRuntimeEventListener {
    private final List<Inserted<Object>> decisions = new ArrayList<>();
    private final List<Fired> fired = new ArrayList<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private boolean firing;

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
      List<Object> facts = new ArrayList<>();
      for (Object fact : event.getMatch().getObjects()) {
        // A rule without conditions fires on an object of the engine's own.
        if (!fact.getClass().getName().startsWith("org.drools.")) {
          facts.add(fact);
        }
      }
      fired.add(new Fired(event.getMatch().getRule().getName(), facts));
      firing = true;
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
      firing = false;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
      Object object = event.getObject();
      if (event.getRule() != null
          && (object instanceof Action
              || object instanceof Verdict
              || object instanceof PolicyDecision)) {
        String rule = event.getRule().getName();
        decisions.add(new Inserted<>(object, rule, ordinals.merge(rule, 1, Integer::sum)));
      }
    }

    @Override
    public void objectUpdated(ObjectUpdatedEvent event) {}

    @Override
    public void objectDeleted(ObjectDeletedEvent event) {}

    private Optional<String> lastRule() {
      return fired.isEmpty() ? Optional.empty() : Optional.of(fired.get(fired.size() - 1).rule());
    }

    private RuleError loop(RuleFile file) {
      String message =
          "%s fired more than %d rules for one fact: it loops; the last rule was \"%s\". Give that rule a condition that its own result makes false."
              .formatted(file.path(), LIMIT, lastRule().orElse(""));
      // A loop's thousand firings explain no more than its first few.
      fired.subList(10, fired.size()).clear();
      return new RuleError(file.path(), lastRule(), message);
    }

    private RuleError failure(RuleFile file, Throwable thrown) {
      boolean consequence = firing || thrown instanceof ConsequenceException;
      Optional<String> rule = consequence ? lastRule() : Optional.empty();
      String where =
          consequence
              ? "The rule \"" + rule.orElse("") + "\" of " + file.path() + " failed"
              : "A condition of " + file.path() + " failed (" + thrown.getMessage() + ")";
      Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
      String message =
          where + ": " + reason(cause) + " Nothing it decided for this fact was carried out.";
      return new RuleError(file.path(), rule, message);
    }

    private static String reason(Throwable cause) {
      String said = cause.getMessage() == null ? "" : cause.getMessage().strip();
      String kind = cause.getClass().getSimpleName();
      String reason = said.isEmpty() ? kind : refusedByVerb(cause) ? said : kind + ": " + said;
      return reason.endsWith(".") ? reason : reason + ".";
    }

    /** A verb refuses in a sentence that is meant for who wrote the rule. */
    private static boolean refusedByVerb(Throwable cause) {
      String verbs = Actions.class.getPackageName() + ".";
      return cause instanceof IllegalArgumentException
          && cause.getStackTrace().length > 0
          && cause.getStackTrace()[0].getClassName().startsWith(verbs);
    }
  }
}
