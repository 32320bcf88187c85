package org.triggerlinks.routes.api;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.token.ApiToken;

/** The tokens and locations in the database. */
final class StoredAccess implements Tokens, LocationNames {

  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final Database database;

  StoredAccess(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Principal> byHash(String hash) {
    return database.inTransaction(session -> token(session, hash));
  }

  private static Optional<Principal> token(Session session, String hash) {
    return session
        .createSelectionQuery("from ApiToken where hash = :hash", ApiToken.class)
        .setParameter("hash", hash)
        .uniqueResultOptional()
        .filter(token -> !token.revoked())
        .map(token -> new Principal(token.id(), token.locationId()));
  }

  @Override
  public Optional<UUID> find(String idOrSlug) {
    return database.inTransaction(session -> find(new Locations(session), idOrSlug));
  }

  private static Optional<UUID> find(Locations locations, String idOrSlug) {
    Optional<Location> byId =
        ID.matcher(idOrSlug).matches()
            ? locations.byId(UUID.fromString(idOrSlug))
            : Optional.empty();
    return byId.or(() -> locations.bySlug(idOrSlug)).map(Location::id);
  }
}
