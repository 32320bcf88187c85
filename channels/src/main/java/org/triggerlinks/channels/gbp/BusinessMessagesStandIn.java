package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Reply;

/**
 * Stands in for the API of Business Messages, which Google ended: takes a message only as <a
 * href="https://developers.google.com/business-communications/business-messages/reference/rest/v1/conversations.messages">its
 * reference</a> says, and otherwise answers as that says.
 */
public final class BusinessMessagesStandIn extends GoogleStandIn {

  private static final Pattern PATH = Pattern.compile("/v1/conversations/([^/]+)/messages");
  private static final Set<String> FIELDS =
      Set.of(
          "messageId",
          "name",
          "text",
          "containsRichText",
          "fallback",
          "representative",
          "suggestions",
          "richCard",
          "image");
  private static final Set<String> FIELDS_OF_WHO =
      Set.of("representativeType", "displayName", "avatarImage");

  private final Set<String> conversations = ConcurrentHashMap.newKeySet();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();

  /** A message that it took, as it came. */
  public record Taken(String name, JsonNode message) {}

  /**
   * A stand-in without any conversation.
   *
   * @param port 0 for any that is free
   */
  public BusinessMessagesStandIn(int port, Clock clock) {
    super(port, BusinessMessagesApi.SCOPE, clock);
  }

  /** Somebody began a conversation. */
  public void begin(String conversation) {
    conversations.add(conversation);
  }

  /** The messages that it took, in order. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  @Override
  boolean isMessage(Call call) {
    return call.method().equals("POST") && PATH.matcher(call.path()).matches();
  }

  @Override
  Reply take(Call call, JsonNode message) {
    Matcher path = PATH.matcher(call.path());
    String conversation =
        path.matches() ? URLDecoder.decode(path.group(1), StandardCharsets.UTF_8) : "";
    return Stream.of(
            objectionToQuery(call.query()),
            unknownField(message, FIELDS),
            unknownField(message.path("representative"), FIELDS_OF_WHO),
            objection(message))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> take(conversation, message));
  }

  private static Optional<Reply> objectionToQuery(String query) {
    return query == null || query.matches("forceFallback=(true|false)")
        ? Optional.empty()
        : Optional.of(invalid("Invalid query: " + query));
  }

  private static Optional<Reply> objection(JsonNode message) {
    String text = message.path("text").asText("");
    if (message.path("messageId").asText("").isEmpty()) {
      return Optional.of(invalid("Message ID is required."));
    } else if (!message
        .path("representative")
        .path("representativeType")
        .asText("")
        .matches("BOT|HUMAN")) {
      return Optional.of(invalid("A representative with its type is required."));
    } else if (text.isEmpty() && !message.has("richCard") && !message.has("image")) {
      return Optional.of(invalid("A message needs text, a rich card or an image."));
    } else if (text.codePointCount(0, text.length()) > BusinessMessagesApi.LONGEST_TEXT) {
      return Optional.of(invalid("The text exceeds 3072 characters."));
    }
    return Optional.empty();
  }

  private Reply take(String conversation, JsonNode message) {
    if (!conversations.contains(conversation)) {
      return error(403, "PERMISSION_DENIED", "The caller does not have permission");
    }
    String name =
        "conversations/%s/messages/%s".formatted(conversation, message.path("messageId").asText());
    if (!names.add(name)) {
      return error(409, "ALREADY_EXISTS", "Requested entity already exists");
    }
    taken.add(new Taken(name, message));
    ObjectNode resource = message.deepCopy();
    return Reply.json(200, resource.put("name", name).toString());
  }
}
