/**
 * Turns the words of marketers and rules into messages: names filled in, links made the message's
 * own. And what is told to webhooks.
 */
package org.triggerlinks.routes.compose;
