package org.triggerlinks.channels;

/** Takes what a gateway has fetched. */
@FunctionalInterface
public interface Keeper {

  /** Returns when it is on disk; false if it could not be kept, and is to be fetched again. */
  boolean keep(WebhookRequest fetched);
}
