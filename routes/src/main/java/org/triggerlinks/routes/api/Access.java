package org.triggerlinks.routes.api;

import java.util.Map;
import java.util.UUID;
import org.triggerlinks.model.key.ApiToken;

/** Says who calls, and in which location. */
final class Access {

  private final Tokens tokens;
  private final LocationNames locations;

  Access(Tokens tokens, LocationNames locations) {
    this.tokens = tokens;
    this.locations = locations;
  }

  /**
   * Who calls.
   *
   * @throws Unauthenticated without a good token
   * @throws Forbidden if the operation is the agency's and the token is not
   */
  Principal principal(Operation operation, HttpRequest request) {
    String token =
        BearerToken.in(request.header("authorization")).orElseThrow(Unauthenticated::noToken);
    Principal principal =
        tokens.byHash(ApiToken.hash(token)).orElseThrow(Unauthenticated::unknownToken);
    if (operation.scope() == Operation.Scope.AGENCY && !principal.agency()) {
      throw Forbidden.agencyOnly();
    }
    return principal;
  }

  /** The location the call works in; null if the operation has none. */
  UUID location(Operation operation, Principal principal, Map<String, String> parameters) {
    if (operation.scope() != Operation.Scope.LOCATION) {
      return null;
    }
    String named = parameters.get("location");
    if (named == null) {
      if (principal.agency()) {
        throw InvalidRequest.noLocation();
      }
      return principal.locationId();
    }
    UUID found = locations.find(named).orElseThrow(() -> unknown(principal, named));
    if (!principal.agency() && !found.equals(principal.locationId())) {
      throw Forbidden.otherLocation(named);
    }
    return found;
  }

  /** A location's token does not learn which other locations there are. */
  private static Problem unknown(Principal principal, String named) {
    return principal.agency() ? NotFound.noSuch("location", named) : Forbidden.otherLocation(named);
  }
}
