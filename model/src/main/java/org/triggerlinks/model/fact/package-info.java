/**
 * The nouns of the rules: what happened ({@link org.triggerlinks.model.fact.Fact}) and what is
 * known about the contact while it is decided (the context). All are immutable records; none is an
 * entity.
 */
package org.triggerlinks.model.fact;
