package org.triggerlinks.routes.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the token in an Authorization header (RFC 6750, 2.1). */
final class BearerToken {

  private static final Pattern HEADER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  private BearerToken() {}

  /** The token, if the header has one; {@code authorization} may be null. */
  static Optional<String> in(String authorization) {
    Matcher matcher = HEADER.matcher(authorization == null ? "" : authorization.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
