/**
 * The middle of the product: a fact comes off the queue, the rules decide what follows, and all of
 * it is committed in one transaction.
 */
package org.triggerlinks.routes.decide;
