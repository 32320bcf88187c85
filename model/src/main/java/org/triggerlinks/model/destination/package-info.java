/**
 * Where a trigger link may lead: the URL a marketer typed, read as a browser reads it (WHATWG URL)
 * and refused where a browser and a careful reader would disagree. Nothing here asks DNS.
 */
package org.triggerlinks.model.destination;
