package org.triggerlinks.routes.api;

import java.util.Optional;

/** The tokens that open the API. */
public interface Tokens {

  /**
   * Whose token has this hash; empty if it is unknown or revoked. Looking a hash up tells an
   * attacker nothing by its timing: who does not know the token cannot steer its hash.
   *
   * @param hash see {@link org.triggerlinks.model.key.ApiToken#hash}
   */
  Optional<Principal> byHash(String hash);
}
