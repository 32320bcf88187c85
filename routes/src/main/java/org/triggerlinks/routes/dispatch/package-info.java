/**
 * The way out: intents that a decision committed are put on their channel's queue when they are
 * due, and carried out there, each attempt recorded.
 */
package org.triggerlinks.routes.dispatch;
