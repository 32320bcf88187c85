package org.triggerlinks.routes.redirect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.destination.Destination;
import org.triggerlinks.model.destination.DestinationTemplate;
import org.triggerlinks.model.destination.InvalidDestination;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;

/** All links of all locations, in memory, with their destinations filled in. */
public final class LinkTable {

  private final Database database;
  private final Map<String, LinkTarget> byKey = new ConcurrentHashMap<>();
  private volatile Map<String, UUID> locationByDomain = Map.of();

  public LinkTable(Database database) {
    this.database = database;
  }

  /** Reads everything again. */
  public synchronized void reload() {
    List<Location> locations = database.inTransaction(session -> new Locations(session).all());
    locations.forEach(location -> reload(location.id()));
    byKey
        .values()
        .removeIf(target -> locations.stream().noneMatch(l -> l.id().equals(target.location())));
  }

  /**
   * Reads the links, values and domain of one location again; call it after each change of them. A
   * change that is not committed yet is read when it is.
   */
  public void reload(UUID location) {
    database.afterCommit(() -> readAgain(location));
  }

  private synchronized void readAgain(UUID location) {
    Map<String, LinkTarget> fresh = database.inTransaction(session -> read(session, location));
    byKey.putAll(fresh);
    byKey
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().location().equals(location) && !fresh.containsKey(entry.getKey()));
  }

  private Map<String, LinkTarget> read(Session session, UUID id) {
    List<Location> all = new Locations(session).all();
    locationByDomain =
        all.stream()
            .filter(location -> location.domain() != null)
            .collect(Collectors.toUnmodifiableMap(Location::domain, Location::id));
    Map<String, String> values =
        new CustomValues(session)
            .ofLocation(id).stream()
                .collect(Collectors.toMap(CustomValue::name, CustomValue::content));
    boolean allowPrivate =
        new Locations(session).byId(id).map(Location::allowsPrivateDestinations).orElse(false);
    Map<String, LinkTarget> targets = new HashMap<>();
    for (TriggerLink link : new TriggerLinks(session).ofLocation(id)) {
      targets.put(link.key(), target(link, values, allowPrivate));
    }
    return targets;
  }

  private static LinkTarget target(
      TriggerLink link, Map<String, String> values, boolean allowPrivate) {
    Optional<String> destination = Optional.empty();
    String problem = null;
    try {
      Destination resolved =
          DestinationTemplate.parse(link.destination(), allowPrivate)
              .resolve(name -> Optional.ofNullable(values.get(name)), allowPrivate);
      destination = Optional.of(resolved.url());
    } catch (InvalidDestination e) {
      problem = e.getMessage();
    }
    return new LinkTarget(
        link.id(), link.locationId(), link.name(), link.consent(), destination, problem);
  }

  /**
   * The link with this key, if it answers under this host: each location's own domain is for its
   * links only, any other name of this service is for all.
   */
  Optional<LinkTarget> find(String key, String host) {
    LinkTarget target = byKey.get(key);
    UUID owner = locationByDomain.get(host);
    boolean elsewhere = target != null && owner != null && !owner.equals(target.location());
    return elsewhere ? Optional.empty() : Optional.ofNullable(target);
  }
}
