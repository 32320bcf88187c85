package org.triggerlinks.model.action;

import org.triggerlinks.model.fact.Evidence;

/**
 * What an evidence rule concludes about a click. Where several fire, the most doubtful one counts.
 */
public record Verdict(Evidence evidence, String reason) {}
