/**
 * What could not be processed: kept on one queue, where it can be read, retried and thrown away.
 */
package org.triggerlinks.routes.deadletters;
