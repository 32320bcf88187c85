package org.triggerlinks.routes.links;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All links of all locations. Whoever asks waits for nothing, also while some are replaced. */
public final class LinkTable {

  private final Map<String, LinkTarget> byKey = new ConcurrentHashMap<>();
  private final Map<String, UUID> locationByDomain = new ConcurrentHashMap<>();
  private final Map<UUID, LocationLinks> byLocation = new ConcurrentHashMap<>();

  /**
   * The link with this key, if it answers under this host: each location's own domain is for its
   * links only, any other name of this service is for all.
   */
  public Optional<LinkTarget> find(String key, String host) {
    LinkTarget target = byKey.get(key);
    UUID owner = locationByDomain.get(host);
    boolean elsewhere = target != null && owner != null && !owner.equals(target.location());
    return elsewhere ? Optional.empty() : Optional.ofNullable(target);
  }

  /** Replaces the links of one location. */
  synchronized void put(LocationLinks fresh) {
    LocationLinks before = byLocation.put(fresh.location(), fresh);
    byKey.putAll(fresh.targets());
    if (fresh.domain() != null) {
      locationByDomain.put(fresh.domain(), fresh.location());
    }
    if (before != null) {
      forget(before, fresh);
    }
  }

  /** Forgets a location. */
  synchronized void remove(UUID location) {
    LocationLinks before = byLocation.remove(location);
    if (before != null) {
      forget(before, new LocationLinks(location, 0, null, Map.of()));
    }
  }

  // A domain that went from one location to another stays with whom it went to, whichever of the
  // two is replaced first.
  private void forget(LocationLinks before, LocationLinks fresh) {
    if (before.domain() != null && !before.domain().equals(fresh.domain())) {
      locationByDomain.remove(before.domain(), before.location());
    }
    for (String key : before.targets().keySet()) {
      if (!fresh.targets().containsKey(key)) {
        byKey.remove(key);
      }
    }
  }

  /** The last change of this location's links that is in the table; -1 if it has none of them. */
  long version(UUID location) {
    LocationLinks known = byLocation.get(location);
    return known == null ? -1 : known.version();
  }

  /** The locations whose links are in the table. */
  Set<UUID> locations() {
    return Set.copyOf(byLocation.keySet());
  }
}
