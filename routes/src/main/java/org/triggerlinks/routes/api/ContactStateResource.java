package org.triggerlinks.routes.api;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.TagAdded;
import org.triggerlinks.model.fact.TagRemoved;
import org.triggerlinks.model.store.Database;

/** The tags and the consent of a contact. What is so already changes nothing and tells nobody. */
final class ContactStateResource {

  private final Database database;
  private final Clock clock;

  ContactStateResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What a change leaves on the timeline, and what it tells the rules, if anything. */
  private record Change(String kind, String summary, Optional<Fact> fact) {}

  void register(Handlers handlers) {
    handlers
        .on("addTag", request -> tag(request, this::add))
        .on("removeTag", request -> tag(request, this::remove))
        .on("setDnd", this::setDnd)
        .on("clearDnd", this::clearDnd);
  }

  private Optional<Change> add(Contact contact, String tag) {
    return contact.tag(tag)
        ? Optional.of(
            new Change(
                "tag_added",
                "Tag \"%s\" was added.".formatted(tag),
                Optional.of(new TagAdded(tag))))
        : Optional.empty();
  }

  private Optional<Change> remove(Contact contact, String tag) {
    return contact.untag(tag)
        ? Optional.of(
            new Change(
                "tag_removed",
                "Tag \"%s\" was removed.".formatted(tag),
                Optional.of(new TagRemoved(tag))))
        : Optional.empty();
  }

  private interface TagChange {
    Optional<Change> apply(Contact contact, String tag);
  }

  private ApiResponse tag(ApiRequest request, TagChange change) {
    return changed(request, contact -> change.apply(contact, request.text("tag")));
  }

  private ApiResponse setDnd(ApiRequest request) {
    String channel = request.text("channel");
    return changed(
        request,
        contact ->
            contact.disturbNot(channel)
                ? consent("dnd_set", "No more messages by %s (DND).".formatted(channel))
                : Optional.empty());
  }

  private ApiResponse clearDnd(ApiRequest request) {
    String channel = request.text("channel");
    return changed(
        request,
        contact ->
            contact.disturbAgain(channel)
                ? consent("dnd_cleared", "Messages by %s are welcome again.".formatted(channel))
                : Optional.empty());
  }

  private static Optional<Change> consent(String kind, String summary) {
    return Optional.of(new Change(kind, summary, Optional.empty()));
  }

  private ApiResponse changed(ApiRequest request, Function<Contact, Optional<Change>> change) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Contact contact = ContactResource.lock(session, request);
              change.apply(contact).ifPresent(made -> record(session, contact, made));
              return ContactView.of(contact);
            }));
  }

  private void record(Session session, Contact contact, Change change) {
    contact.touch(clock.instant());
    session.persist(
        TimelineEntry.of(
            contact.locationId(),
            contact.id(),
            clock.instant(),
            change.kind(),
            change.summary(),
            change.fact().map(fact -> Reported.of(session, contact, fact, clock)).orElse(null)));
  }
}
