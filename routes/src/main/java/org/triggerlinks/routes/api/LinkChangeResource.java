package org.triggerlinks.routes.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.triggerlinks.model.link.LinkName;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.links.LinkEdits;
import org.triggerlinks.rules.RuleBook;

/** Renames and redirects links, and tells which workflows still use a name that is gone. */
final class LinkChangeResource {

  private final MessageWriter writer;
  private final LinkEdits edits;
  private final RuleBook rules;
  private final Clock clock;

  LinkChangeResource(MessageWriter writer, LinkEdits edits, RuleBook rules, Clock clock) {
    this.writer = writer;
    this.edits = edits;
    this.rules = rules;
    this.clock = clock;
  }

  private record View(
      @JsonUnwrapped LinkView link, List<String> mentionedIn, List<String> warnings) {}

  void register(Handlers handlers) {
    handlers.on("patchLink", this::patch);
  }

  private ApiResponse patch(ApiRequest request) {
    return ApiResponse.ok(edits.edit(request.location(), session -> change(session, request)));
  }

  private View change(Session session, ApiRequest request) {
    Location location = LinkResource.location(session, request.location());
    TriggerLink link = LinkResource.find(session, request);
    Destinations destinations = new Destinations(session, location);
    String nameBefore = link.name();
    Instant now = clock.instant();
    new Changes(request.body())
        .text("name", name -> rename(session, link, name, now))
        .text("destination", typed -> link.leadTo(destinations.checked(typed), now))
        .flag("consent", consent -> link.changesConsent(consent, now));
    return new View(
        LinkView.of(link, writer.linkBase(session, location)),
        link.name().equals(nameBefore) ? List.of() : mentions(location, nameBefore),
        destinations.warnings(link));
  }

  private static void rename(Session session, TriggerLink link, String given, Instant now) {
    String name = LinkName.of(given);
    if (!name.equals(link.name())) {
      LinkResource.refuseTaken(session, link.locationId(), name);
      link.rename(name, now);
    }
  }

  private List<String> mentions(Location location, String link) {
    return rules.workflows(location.slug()).stream()
        .filter(workflow -> workflow.mentions().links().contains(link))
        .map(workflow -> workflow.file().path())
        .toList();
  }
}
