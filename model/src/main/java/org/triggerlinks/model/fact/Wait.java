package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * A wait of this enrollment that is open now.
 *
 * @param name name of the wait
 * @param link name of the trigger link it waits for, or null if it waits for time
 * @param openedAt when it was opened
 * @param deadline when it times out, or null if the rule gave it no timeout
 */
public record Wait(String name, String link, Instant openedAt, Instant deadline) {}
