package org.triggerlinks.routes.api;

import java.util.Map;

/** The call carries no token that opens anything (RFC 6750). */
public final class Unauthenticated extends Problem {

  private static final long serialVersionUID = 1L;

  private final String challenge;

  private Unauthenticated(String detail, String challenge) {
    super(401, "Not authenticated", detail);
    this.challenge = challenge;
  }

  static Unauthenticated noToken() {
    return new Unauthenticated(
        "Send the header \"Authorization: Bearer <token>\".", "Bearer realm=\"trigger-links\"");
  }

  static Unauthenticated unknownToken() {
    return new Unauthenticated(
        "The token is unknown or revoked.",
        "Bearer realm=\"trigger-links\", error=\"invalid_token\"");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("WWW-Authenticate", challenge);
  }
}
