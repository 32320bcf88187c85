package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.sandbox.SandboxMessage;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;

/** What the sandbox delivered, with the links in it. */
final class InboxResource {

  private final Database database;
  private final MessageWriter writer;

  InboxResource(Database database, MessageWriter writer) {
    this.database = database;
    this.writer = writer;
  }

  private record Link(String name, String url) {}

  private record View(
      UUID id,
      UUID contactId,
      String channel,
      String address,
      String subject,
      String text,
      String html,
      List<Link> links,
      String unsubscribe,
      Instant deliveredAt) {

    static View of(SandboxMessage message, List<Link> links, String unsubscribe) {
      return new View(
          message.id(),
          message.contactId(),
          message.channel(),
          message.address(),
          message.subject(),
          message.text(),
          message.html(),
          links,
          unsubscribe,
          message.deliveredAt());
    }
  }

  void register(Handlers handlers) {
    handlers.on("listInbox", this::list);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              String base =
                  writer.linkBase(session, LinkResource.location(session, request.location()));
              Listing<SandboxMessage> messages =
                  TeamResource.ofLocation(session, request, SandboxMessage.class);
              request
                  .find("channel")
                  .ifPresent(channel -> messages.where("e.channel = :channel", "channel", channel));
              return messages
                  .page(request, SandboxMessage::id)
                  .map(
                      message ->
                          View.of(
                              message,
                              links(session, message.id(), base),
                              unsubscribe(session, message.id(), base)));
            }));
  }

  // The header of an e-mail, which the mail program's button goes by.
  private static String unsubscribe(Session session, UUID message, String base) {
    return session
        .createSelectionQuery(
            "select unsubscribeRef from Message where id = :message", String.class)
        .setParameter("message", message)
        .uniqueResultOptional()
        .map(ref -> base + "/u/" + ref)
        .orElse(null);
  }

  private static List<Link> links(Session session, UUID message, String base) {
    return session
        .createSelectionQuery(
            "select t.name, t.key, l.ref from MessageLink l join TriggerLink t on t.id = l.linkId"
                + " where l.messageId = :message order by t.name, l.ref",
            Object[].class)
        .setParameter("message", message)
        .getResultList()
        .stream()
        .map(row -> new Link((String) row[0], "%s/l/%s-%s".formatted(base, row[1], row[2])))
        .toList();
  }
}
