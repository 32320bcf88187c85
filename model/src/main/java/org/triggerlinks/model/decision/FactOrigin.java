package org.triggerlinks.model.decision;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a fact comes from.
 *
 * @param id id of the fact, unique for ever
 * @param locationId location it belongs to, or null if not known
 * @param contactId contact it is about, or null if anonymous
 * @param occurredAt when it happened
 * @param cause the fact whose actions led to this one, or null
 * @param depth how many facts led to this one
 */
public record FactOrigin(
    UUID id, UUID locationId, UUID contactId, Instant occurredAt, UUID cause, int depth) {}
