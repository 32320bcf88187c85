/** The queues of the broker: how messages are put on them, and how many are taken off at once. */
package org.triggerlinks.routes.queue;
