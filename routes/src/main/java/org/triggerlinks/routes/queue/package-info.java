/** The broker's queues, from the side that puts messages on them. */
package org.triggerlinks.routes.queue;
