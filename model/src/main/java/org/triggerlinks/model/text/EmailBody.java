package org.triggerlinks.model.text;

/**
 * The two parts of an e-mail that say the same.
 *
 * @param html the HTML part
 * @param text the plain-text part
 */
public record EmailBody(String html, String text) {}
