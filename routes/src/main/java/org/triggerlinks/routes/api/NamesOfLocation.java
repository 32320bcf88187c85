package org.triggerlinks.routes.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.model.contact.CustomFields;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.text.StandardFields;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;
import org.triggerlinks.rules.KnownNames;
import org.triggerlinks.rules.Workflow;

/** Reads the names that workflows of a location may use. */
final class NamesOfLocation {

  private NamesOfLocation() {}

  /** The names of this location, in which these workflows run. */
  static KnownNames read(Session session, UUID location, List<Workflow> workflows) {
    List<TriggerLink> links = new TriggerLinks(session).ofLocation(location);
    return new KnownNames(
        names(links, false),
        names(links, true),
        new CustomValues(session)
            .ofLocation(location).stream()
                .map(CustomValue::name)
                .collect(Collectors.toUnmodifiableSet()),
        fields(session, location, workflows),
        workflows.stream().map(Workflow::name).collect(Collectors.toUnmodifiableSet()),
        Set.copyOf(Channels.NAMES));
  }

  private static Set<String> names(List<TriggerLink> links, boolean archived) {
    return links.stream()
        .filter(link -> link.archived() == archived)
        .map(TriggerLink::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A field that a workflow sets is there as soon as it was set once. */
  private static Set<String> fields(Session session, UUID location, List<Workflow> workflows) {
    Set<String> fields = new HashSet<>(StandardFields.NAMES);
    fields.addAll(new CustomFields(session).names(location));
    workflows.forEach(workflow -> fields.addAll(workflow.mentions().fieldsSet()));
    return fields;
  }
}
