package org.triggerlinks.model.fact;

/**
 * The contact has a tag it did not have before.
 *
 * @param tag the tag
 */
public record TagAdded(@TriggerKey String tag) implements Fact {}
