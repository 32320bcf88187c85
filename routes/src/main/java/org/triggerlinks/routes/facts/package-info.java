/**
 * Facts on their way to the rules: what is on the queue {@code facts}, how it is written, and the
 * relay that puts it there after the transaction that caused it is committed.
 */
package org.triggerlinks.routes.facts;
