package org.triggerlinks.routes.api;

/** Carries one operation out. What it throws is told to the caller as {@link Problems} says. */
@FunctionalInterface
public interface Handler {

  /** The answer; the request was checked against the contract. */
  ApiResponse handle(ApiRequest request);
}
