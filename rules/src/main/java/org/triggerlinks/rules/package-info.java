/**
 * Compiles, indexes, runs and reloads the DRL files of a folder. {@link
 * org.triggerlinks.rules.RuleBook} is the door; nothing here knows a database, a queue or a
 * channel.
 */
package org.triggerlinks.rules;
