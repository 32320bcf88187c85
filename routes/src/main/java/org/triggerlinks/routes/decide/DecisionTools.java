package org.triggerlinks.routes.decide;

import java.time.Clock;
import org.triggerlinks.rules.RuleBook;

/**
 * What every decision needs.
 *
 * @param rules the rules in force
 * @param composer turns a workflow's words into messages
 * @param clock the service's clock
 */
record DecisionTools(RuleBook rules, Composer composer, Clock clock) {}
