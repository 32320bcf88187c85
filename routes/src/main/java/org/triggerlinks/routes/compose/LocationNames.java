package org.triggerlinks.routes.compose;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.contact.CustomFields;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.text.Catalog;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;

/** The names that messages of one location may use, looked up when they are asked for. */
final class LocationNames implements Catalog {

  private final Session session;
  private final UUID location;
  private final Map<String, Optional<TriggerLink>> links = new HashMap<>();

  LocationNames(Session session, UUID location) {
    this.session = session;
    this.location = location;
  }

  /** The link of this name, which must not be archived; null if there is none. */
  TriggerLink link(String name) {
    return named(name).filter(link -> !link.archived()).orElse(null);
  }

  private Optional<TriggerLink> named(String name) {
    return links.computeIfAbsent(
        name, wanted -> new TriggerLinks(session).byName(location, wanted));
  }

  @Override
  public boolean hasArchivedLink(String name) {
    return named(name).filter(TriggerLink::archived).isPresent();
  }

  @Override
  public boolean knowsLink(String name) {
    return link(name) != null;
  }

  @Override
  public boolean knowsCustomValue(String name) {
    return new CustomValues(session).byName(location, name).isPresent();
  }

  @Override
  public Set<String> links() {
    return new TriggerLinks(session)
        .ofLocation(location).stream()
            .filter(link -> !link.archived())
            .map(TriggerLink::name)
            .collect(Collectors.toSet());
  }

  @Override
  public Set<String> customValues() {
    return new CustomValues(session)
        .ofLocation(location).stream().map(CustomValue::name).collect(Collectors.toSet());
  }

  @Override
  public Set<String> fields() {
    return new CustomFields(session).names(location);
  }
}
