package org.triggerlinks.channels;

import java.net.URI;

/**
 * A message, and the account by which it goes out: what a gateway's route begins with.
 *
 * @param webhook where the provider may tell us what becomes of it
 */
public record Sending(OutgoingMessage message, Account account, URI webhook) {}
