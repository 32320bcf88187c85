package org.triggerlinks.routes.faults;

import org.triggerlinks.routes.promises.Visitor;

/**
 * A running service, as those see it who use it.
 *
 * @param name what the report calls it
 */
record Target(String name, Visitor visitor) {}
