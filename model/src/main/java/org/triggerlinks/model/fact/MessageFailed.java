package org.triggerlinks.model.fact;

import java.time.Instant;
import java.util.Set;

/**
 * A message will not reach the contact.
 *
 * @param channel the channel it should have gone out by
 * @param workflow the workflow that sent it, or null
 * @param text the text that was not delivered
 * @param kind why, in one word: one of {@link #KINDS}
 * @param reason what the provider or the policy said
 * @param at when that became known
 */
public record MessageFailed(
    @TriggerKey String channel,
    String workflow,
    String text,
    String kind,
    String reason,
    Instant at)
    implements Fact {

  /** Every kind of failure. */
  public static final Set<String> KINDS =
      Set.of(
          "window_closed",
          "opted_out",
          "bad_address",
          "template_rejected",
          "content_rejected",
          "refused",
          "throttled",
          "wrong_configuration",
          "given_up");
}
