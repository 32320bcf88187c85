package org.triggerlinks.model.fact;

/**
 * A wait of this enrollment reached its end: the timeout of a wait for a click, or the moment a
 * wait for time was waiting for.
 *
 * @param name name of the wait; a wait for a click is named after its link unless the rule names it
 * @param link name of the trigger link that was waited for, or null for a wait for time
 */
public record WaitTimedOut(@TriggerKey String name, String link) implements Fact {}
