package org.triggerlinks.channels;

import java.util.List;

/**
 * A template that the provider has approved, to send where a text of our own may not go.
 *
 * @param name as it is called there
 * @param language as it is called there: "en_US"
 * @param parameters what goes into its places, in their order
 * @param linkSuffix the end of the URL of its button, or null if it has none
 */
public record MessageTemplate(
    String name, String language, List<String> parameters, String linkSuffix) {}
