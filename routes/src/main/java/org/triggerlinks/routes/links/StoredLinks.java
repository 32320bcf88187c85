package org.triggerlinks.routes.links;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

/**
 * The links as the database has them. The location, and with it the number of its last change, is
 * always read first: what is read after that may be newer than the number says, never older.
 */
final class StoredLinks {

  private final Database database;

  StoredLinks(Database database) {
    this.database = database;
  }

  /** The number of the last change of each location's links. */
  Map<UUID, Long> versions() {
    return database.inTransaction(session -> new Locations(session).linksVersions());
  }

  /** The links of one location, or nothing if it is deleted. */
  Optional<LocationLinks> of(UUID id) {
    return database.inTransaction(
        session -> new Locations(session).byId(id).map(l -> read(session, l)));
  }

  private static LocationLinks read(Session session, Location location) {
    List<CustomValue> values = new CustomValues(session).ofLocation(location.id());
    return links(location, values, new TriggerLinks(session).ofLocation(location.id()));
  }

  /** The links of all locations. */
  List<LocationLinks> all() {
    return database.inTransaction(StoredLinks::all);
  }

  private static List<LocationLinks> all(Session session) {
    List<Location> locations = new Locations(session).all();
    Map<UUID, List<CustomValue>> values =
        new CustomValues(session)
            .all().stream().collect(Collectors.groupingBy(CustomValue::locationId));
    Map<UUID, List<TriggerLink>> links =
        new TriggerLinks(session)
            .all().stream().collect(Collectors.groupingBy(TriggerLink::locationId));
    // Checking every destination takes longer than reading it, and a start should not.
    return locations.parallelStream()
        .map(
            location ->
                links(
                    location,
                    values.getOrDefault(location.id(), List.of()),
                    links.getOrDefault(location.id(), List.of())))
        .toList();
  }

  private static LocationLinks links(
      Location location, List<CustomValue> values, List<TriggerLink> links) {
    Map<String, String> contents =
        values.stream().collect(Collectors.toMap(CustomValue::name, CustomValue::content));
    Map<String, LinkTarget> targets = new HashMap<>();
    for (TriggerLink link : links) {
      targets.put(link.key(), target(link, contents, location.allowsPrivateDestinations()));
    }
    return new LocationLinks(
        location.id(), location.linksVersion(), location.domain(), Map.copyOf(targets));
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
}
