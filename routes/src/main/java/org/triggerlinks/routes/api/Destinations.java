package org.triggerlinks.routes.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.destination.DestinationTemplate;
import org.triggerlinks.model.destination.InvalidDestination;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.text.Catalog;
import org.triggerlinks.model.text.UnknownNames;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;

/** Where the links of a location lead, and what their custom values make of it. */
final class Destinations {

  private final Session session;
  private final Location location;

  Destinations(Session session, Location location) {
    this.session = session;
    this.location = location;
  }

  /** The custom values that a destination may name. */
  private record Names(CustomValues values, UUID location) implements Catalog {

    @Override
    public Set<String> links() {
      return Set.of();
    }

    @Override
    public Set<String> fields() {
      return Set.of();
    }

    @Override
    public Set<String> customValues() {
      return Set.copyOf(values.ofLocation(location).stream().map(CustomValue::name).toList());
    }
  }

  /**
   * A destination as it is kept: as it was typed, after it was found usable.
   *
   * @throws InvalidRequest if it names custom values that there are not
   * @throws InvalidDestination if nothing can make it a destination
   */
  String checked(String typed) {
    DestinationTemplate template = read(typed);
    try {
      template.check(new Names(new CustomValues(session), location.id()));
    } catch (UnknownNames e) {
      throw InvalidRequest.body(
          e.unknown().stream()
              .map(unknown -> new FieldError("/destination", unknown.sentence()))
              .toList());
    }
    return template.source();
  }

  /** What is to be said of a link that leads nowhere with the values as they are; or nothing. */
  List<String> warnings(TriggerLink link) {
    return problem(link)
        .map(
            why ->
                "Who clicks \"%s\" now sees a help page instead of its destination. %s"
                    .formatted(link.name(), why))
        .stream()
        .toList();
  }

  private Optional<String> problem(TriggerLink link) {
    CustomValues values = new CustomValues(session);
    try {
      var unused =
          read(link.destination())
              .resolve(
                  name -> values.byName(location.id(), name).map(CustomValue::content),
                  location.allowsPrivateDestinations());
      return Optional.empty();
    } catch (InvalidDestination e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The links whose destination contains a custom value, by name; archived ones redirect, too. */
  List<TriggerLink> linksWith(String value) {
    return new TriggerLinks(session)
        .ofLocation(location.id()).stream()
            .filter(link -> link.destination().contains("{{"))
            .filter(link -> customValues(link).contains(value))
            .toList();
  }

  private DestinationTemplate read(String destination) {
    return DestinationTemplate.parse(destination, location.allowsPrivateDestinations());
  }

  // Whatever the location allows by now: the names alone are asked for.
  private static Set<String> customValues(TriggerLink link) {
    return DestinationTemplate.parse(link.destination(), true).customValues();
  }
}
