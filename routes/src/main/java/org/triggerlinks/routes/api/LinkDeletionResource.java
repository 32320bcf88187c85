package org.triggerlinks.routes.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.workflow.Waits;
import org.triggerlinks.routes.links.LinkEdits;

/** Deletes links; those that workflows name, or that waits are for, not by a slip. */
final class LinkDeletionResource {

  private static final int MOST_COUNTED = 1000;

  private final LinkEdits edits;
  private final LinkMentions mentions;

  LinkDeletionResource(LinkEdits edits, LinkMentions mentions) {
    this.edits = edits;
    this.mentions = mentions;
  }

  void register(Handlers handlers) {
    handlers.on("deleteLink", this::delete);
  }

  private ApiResponse delete(ApiRequest request) {
    boolean force = request.findFlag("force").orElse(false);
    edits.edit(
        request.location(),
        session -> {
          TriggerLink link = LinkResource.find(session, request);
          if (!force) {
            refuseNeeded(session, link);
          }
          new TriggerLinks(session).remove(link);
          return link;
        });
    return ApiResponse.done();
  }

  private void refuseNeeded(Session session, TriggerLink link) {
    Location location = LinkResource.location(session, link.locationId());
    List<LinkMentions.Place> places = mentions.of(location, link.name());
    int waits = new Waits(session).waitingFor(link.id(), MOST_COUNTED);
    List<String> needs = new ArrayList<>();
    if (!places.isEmpty()) {
      needs.add(
          "Workflows in force here name the link \"%s\": %s."
              .formatted(
                  link.name(),
                  places.stream().map(LinkMentions.Place::at).collect(Collectors.joining(", "))));
    }
    if (waits > 0) {
      needs.add(
          ("Open waits for a click on \"%s\": %d%s. Without the link they can only time out,"
                  + " and those without a timeout stay open.")
              .formatted(link.name(), waits, waits == MOST_COUNTED ? " or more" : ""));
    }
    if (!needs.isEmpty()) {
      needs.add(
          (places.isEmpty() ? "Archive the link" : "Change the files first, archive the link")
              + " (POST /links/%s/archive), or delete it with ?force=true.".formatted(link.id()));
      throw Conflict.because(String.join(" ", needs));
    }
  }
}
