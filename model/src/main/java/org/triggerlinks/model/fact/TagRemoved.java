package org.triggerlinks.model.fact;

/**
 * The contact no longer has a tag it had.
 *
 * @param tag the tag
 */
public record TagRemoved(@TriggerKey String tag) implements Fact {}
