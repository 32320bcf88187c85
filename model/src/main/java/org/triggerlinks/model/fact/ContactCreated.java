package org.triggerlinks.model.fact;

/**
 * A contact was added to the location.
 *
 * @param source where it came from: "api", "inbound message", a form's name
 */
public record ContactCreated(@TriggerKey String source) implements Fact {}
