/**
 * Turns the words of marketers and rules into messages: names filled in, links made the message's
 * own.
 */
package org.triggerlinks.routes.compose;
