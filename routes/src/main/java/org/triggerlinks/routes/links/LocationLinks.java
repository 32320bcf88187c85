package org.triggerlinks.routes.links;

import java.util.Map;
import java.util.UUID;

/**
 * The links of one location as they were read.
 *
 * @param version the last change that is certainly in it
 * @param domain the location's own domain, or null
 * @param targets what the links lead to, by key
 */
record LocationLinks(UUID location, long version, String domain, Map<String, LinkTarget> targets) {}
