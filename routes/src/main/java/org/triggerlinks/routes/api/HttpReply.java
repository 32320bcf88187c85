package org.triggerlinks.routes.api;

import java.util.Map;

/**
 * An answer as it goes out over HTTP.
 *
 * @param headers all headers it has, and no others are sent
 * @param body text in UTF-8; empty without a body
 */
public record HttpReply(int status, Map<String, String> headers, String body) {}
