package org.triggerlinks.routes.links;

import java.util.Optional;
import java.util.UUID;

/**
 * What a link leads to right now.
 *
 * @param link id of the link
 * @param location location it belongs to
 * @param name its name now
 * @param consent true if a GET only asks for confirmation
 * @param destination URL with all custom values filled in; empty if that is not a usable URL now
 * @param problem why there is no destination, or null
 */
public record LinkTarget(
    UUID link,
    UUID location,
    String name,
    boolean consent,
    Optional<String> destination,
    String problem) {}
