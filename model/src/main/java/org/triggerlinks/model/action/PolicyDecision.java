package org.triggerlinks.model.action;

import java.time.Instant;

/** What a policy rule decides about a proposed message. Holding it back beats delaying it. */
public sealed interface PolicyDecision {

  /** Number of the proposed message. */
  int message();

  /** Why, in words for the timeline. */
  String reason();

  /** Do not send it at all. */
  record HoldBack(int message, String reason) implements PolicyDecision {}

  /** Send it later. */
  record Delay(int message, Instant until, String reason) implements PolicyDecision {}
}
