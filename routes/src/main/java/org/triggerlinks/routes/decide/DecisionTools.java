package org.triggerlinks.routes.decide;

import java.time.Clock;
import java.time.Duration;
import org.triggerlinks.rules.RuleBook;

/**
 * What every decision needs.
 *
 * @param rules the rules in force
 * @param composer turns a workflow's words into messages
 * @param clock the service's clock
 * @param hold how long clicks in messages with several links are held, see {@link Hold}
 */
record DecisionTools(RuleBook rules, Composer composer, Clock clock, Duration hold) {}
