package org.triggerlinks.channels.http;

/** Tells a call of which nothing left from one that may have reached the provider. */
final class WhatFailed {

  private WhatFailed() {}

  // What is not surely the first may have been taken: nobody sends it again.
  static ProviderAnswer of(Exception failure) {
    return failure instanceof NothingLeft
        ? new ProviderAnswer.NotSent(failure.getMessage())
        : new ProviderAnswer.NoAnswer(
            failure.getClass().getSimpleName() + ": " + failure.getMessage());
  }
}
