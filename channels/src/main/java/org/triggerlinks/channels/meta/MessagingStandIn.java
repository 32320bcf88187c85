package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.channels.WebhookRequest;

/**
 * What the stand-ins of Messenger and of Instagram have in common: the form of a message (<a
 * href="https://developers.facebook.com/docs/messenger-platform/reference/send-api">Send API</a>)
 * and of a webhook.
 */
public abstract class MessagingStandIn extends GraphStandIn {

  private final String object;
  private final String ours;

  /**
   * A stand-in for one page or Instagram account.
   *
   * @param port 0 for any that is free
   * @param object "page" or "instagram"
   * @param ours id of that page or account
   */
  protected MessagingStandIn(int port, String object, String ours, String token, String secret) {
    super(port, token, secret);
    this.object = object;
    this.ours = ours;
  }

  /** The parameters that a message may have. */
  protected abstract Set<String> parameters();

  /**
   * Looks at a text.
   *
   * @throws GraphRefusal if it is too long
   */
  protected abstract void checkText(String text);

  @Override
  protected boolean isSender(String node) {
    return node.equals("me") || node.equals(ours);
  }

  @Override
  protected void check(ObjectNode message) {
    known(message, parameters());
    JsonNode recipient = required(message, "recipient", Set.of("id"));
    JsonNode content = required(message, "message", Set.of("text"));
    if (!recipient.path("id").asText("").matches("[0-9]+")) {
      throw new GraphRefusal(100, "(#100) No matching user found").subcode(2018001);
    } else if (content.path("text").asText("").isEmpty()) {
      throw new GraphRefusal(
              100, "(#100) Message cannot be empty, must provide valid attachment or text")
          .subcode(2018034);
    }
    checkText(content.path("text").asText(""));
  }

  private static JsonNode required(ObjectNode message, String name, Set<String> fields) {
    JsonNode value = message.path(name);
    if (!value.isObject()) {
      throw new GraphRefusal(100, "(#100) The parameter %s is required".formatted(name));
    }
    known(value, fields);
    return value;
  }

  private static void known(JsonNode object, Set<String> fields) {
    object
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (!fields.contains(name)) {
                throw new GraphRefusal(
                    100, "(#100) Invalid keys \"%s\" were found in the message.".formatted(name));
              }
            });
  }

  @Override
  protected String newId() {
    String random = UUID.randomUUID() + "-" + UUID.randomUUID();
    return "m_"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(random.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  protected ObjectNode answer(Taken message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("recipient_id", message.body().path("recipient").path("id").asText(""))
        .put("message_id", message.id());
  }

  /** What people do, to be told by {@link #posts}. */
  public MessagingNews news() {
    return new MessagingNews(ours);
  }

  /** A webhook that tells this, all in one. */
  public WebhookRequest posts(URI url, ObjectNode... events) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("id", ours);
    entry.put("time", events.length == 0 ? 0 : events[0].path("timestamp").asLong());
    entry.putArray("messaging").addAll(List.of(events));
    return signed(url, object, List.of(entry));
  }
}
