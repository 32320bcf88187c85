package org.triggerlinks.routes.api;

import org.hibernate.Session;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.store.Database;

/** Messages to and from contacts. */
final class MessageResource {

  private final Database database;
  private final Posting posting;

  MessageResource(Database database, Posting posting) {
    this.database = database;
    this.posting = posting;
  }

  private record Preview(String subject, String text, String html, Integer parts) {

    static Preview of(Message message) {
      return new Preview(
          message.subject(),
          message.text(),
          message.html(),
          Channels.parts(message.channel(), message.text()));
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("listMessages", this::list)
        .on("sendMessage", this::send)
        .on("previewMessage", this::preview)
        .on("getMessage", this::get);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Listing<Message> messages =
                  Listing.latestFirst(session, Message.class)
                      .where("e.locationId = :location", "location", request.location());
              request
                  .findId("broadcast_id")
                  .ifPresent(
                      broadcast ->
                          messages.where("e.broadcastId = :broadcast", "broadcast", broadcast));
              request
                  .findId("contact_id")
                  .ifPresent(
                      contact -> messages.where("e.contactId = :contact", "contact", contact));
              request
                  .find("channel")
                  .ifPresent(channel -> messages.where("e.channel = :channel", "channel", channel));
              return messages.page(request, Message::id).map(MessageView::of);
            }));
  }

  private ApiResponse send(ApiRequest request) {
    Draft draft = Draft.of(request.body());
    MessageView sent =
        database.inTransaction(
            session -> {
              Location location = LinkResource.location(session, request.location());
              Contact contact = ContactResource.named(session, request);
              draft.check(posting.writer(), session, location);
              return MessageView.of(posting.send(session, location, contact, draft, null));
            });
    return ApiResponse.created("/messages/" + sent.id(), sent);
  }

  /** Written like a message to be sent, and then neither it nor its links are saved. */
  private ApiResponse preview(ApiRequest request) {
    Draft draft = Draft.of(request.body());
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Location location = LinkResource.location(session, request.location());
              Contact contact = ContactResource.named(session, request);
              draft.check(posting.writer(), session, location);
              return Preview.of(
                  posting
                      .writer()
                      .write(session, location, contact, draft.channel(), draft.content())
                      .message());
            }));
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(session -> MessageView.of(find(session, request))));
  }

  private static Message find(Session session, ApiRequest request) {
    return new Messages(session)
        .byId(request.id())
        .filter(message -> message.locationId().equals(request.location()))
        .orElseThrow(() -> NotFound.noSuch("message", request.id()));
  }
}
