/**
 * The verbs of the rules. A consequence inserts one; nothing happens until every rule has spoken,
 * and then in one database transaction.
 */
package org.triggerlinks.model.action;
