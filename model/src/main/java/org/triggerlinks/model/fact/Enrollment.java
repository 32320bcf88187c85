package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * Where the contact stands in this workflow.
 *
 * @param active true between enter and leave
 * @param canEnter true if the file's re-entry policy lets the contact enter now
 * @param key what the enrollment is about if the policy is "once per ...", or an empty string
 * @param timesEntered how often the contact has entered so far (with this key)
 * @param enteredAt when the contact last entered, or null
 * @param leftAt when the contact last left, or null
 */
public record Enrollment(
    boolean active,
    boolean canEnter,
    String key,
    int timesEntered,
    Instant enteredAt,
    Instant leftAt) {}
