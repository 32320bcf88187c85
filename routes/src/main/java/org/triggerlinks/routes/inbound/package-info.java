/**
 * What providers tell us: a webhook is checked, kept on disk, answered, and then read into facts.
 */
package org.triggerlinks.routes.inbound;
