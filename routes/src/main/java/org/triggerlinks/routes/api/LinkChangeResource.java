package org.triggerlinks.routes.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.triggerlinks.model.link.LinkName;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.links.LinkEdits;

/** Renames and redirects links, and tells where workflows still use a name that is gone. */
final class LinkChangeResource {

  private final MessageWriter writer;
  private final LinkEdits edits;
  private final LinkMentions mentions;
  private final Clock clock;

  LinkChangeResource(MessageWriter writer, LinkEdits edits, LinkMentions mentions, Clock clock) {
    this.writer = writer;
    this.edits = edits;
    this.mentions = mentions;
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
    List<LinkMentions.Place> leftBehind = new ArrayList<>();
    new Changes(request.body())
        .text("name", name -> leftBehind.addAll(rename(session, location, link, name)))
        .text("destination", typed -> link.leadTo(destinations.checked(typed), now))
        .flag("consent", consent -> link.changesConsent(consent, now));
    List<String> warnings = new ArrayList<>(destinations.warnings(link));
    leftBehind.forEach(place -> warnings.add(warning(place, nameBefore, link.name())));
    return new View(
        LinkView.of(link, writer.linkBase(session, location)),
        leftBehind.stream().map(LinkMentions.Place::file).distinct().toList(),
        warnings);
  }

  /**
   * Renames the link, if the name is another one, and gives the places that still have the old
   * name. Refused while the rules are not loaded: without a warning it would look harmless, and
   * what named the link would fail from then on, whereas asking again in a moment loses nothing.
   */
  private List<LinkMentions.Place> rename(
      Session session, Location location, TriggerLink link, String given) {
    String name = LinkName.of(given);
    if (name.equals(link.name())) {
      return List.of();
    }
    LinkResource.refuseTaken(session, location.id(), name);
    List<LinkMentions.Place> places = mentions.of(location, link.name());
    link.rename(name, clock.instant());
    return places;
  }

  private static String warning(LinkMentions.Place place, String before, String now) {
    return "%s names the link by its old name \"%s\". Write \"%s\" there."
        .formatted(place.at(), before, now);
  }
}
