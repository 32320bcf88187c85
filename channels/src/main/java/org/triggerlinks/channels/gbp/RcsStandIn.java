package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Reply;

/**
 * Stands in for the API of RCS for Business: takes a message only as <a
 * href="https://developers.google.com/business-communications/rcs-business-messaging/reference/rest/v1/phones.agentMessages">its
 * reference</a> says, and otherwise answers as that says. Any number is reached but those that it
 * is told are not.
 */
public final class RcsStandIn extends GoogleStandIn {

  private static final Pattern PATH = Pattern.compile("/v1/phones/([^/]+)/agentMessages");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> FIELDS =
      Set.of("contentMessage", "messageTrafficType", "expireTime", "ttl");
  private static final Set<String> FIELDS_OF_CONTENT =
      Set.of("text", "fileName", "uploadedRbmFile", "richCard", "contentInfo", "suggestions");

  private final String agentId;
  private final Clock clock;
  private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
  private final Set<String> ids = ConcurrentHashMap.newKeySet();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();

  /** A message that it took, as it came. */
  public record Taken(String phone, String messageId, JsonNode message) {}

  /**
   * A stand-in for one agent.
   *
   * @param port 0 for any that is free
   */
  public RcsStandIn(int port, String agentId, Clock clock) {
    super(port, RcsApi.SCOPE, clock);
    this.agentId = agentId;
    this.clock = clock;
  }

  /** This number has no RCS. */
  public void unreachable(String phone) {
    unreachable.add(phone);
  }

  /** The messages that it took, in order; each once, however often it came. */
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
    String phone = path.matches() ? path.group(1).replace("%2B", "+") : "";
    Map<String, String> query = query(call);
    return Stream.of(
            objection(query),
            unknownField(message, FIELDS),
            unknownField(message.path("contentMessage"), FIELDS_OF_CONTENT),
            objection(phone, message.path("contentMessage")))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> take(phone, query.get("messageId"), message));
  }

  private static Map<String, String> query(Call call) {
    return Arrays.stream(Optional.ofNullable(call.query()).orElse("").split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> ""));
  }

  private Optional<Reply> objection(Map<String, String> query) {
    if (!query.keySet().equals(Set.of("messageId", "agentId"))) {
      return Optional.of(invalid("messageId and agentId are required, and nothing else."));
    } else if (!MESSAGE_ID.matcher(query.get("messageId")).matches()) {
      return Optional.of(invalid("messageId must be a UUID."));
    } else if (!query.get("agentId").equals(agentId)) {
      return Optional.of(error(403, "PERMISSION_DENIED", "The caller does not have permission"));
    }
    return Optional.empty();
  }

  private Optional<Reply> objection(String phone, JsonNode content) {
    String text = content.path("text").asText("");
    if (!phone.matches(RcsApi.PHONE)) {
      return Optional.of(invalid("The phone number is not in E.164 format."));
    } else if (text.isEmpty() && !content.has("richCard") && !content.has("contentInfo")) {
      return Optional.of(invalid("A message needs content."));
    } else if (text.codePointCount(0, text.length()) > RcsApi.LONGEST_TEXT) {
      return Optional.of(invalid("The text exceeds 3072 characters."));
    } else if (unreachable.contains(phone)) {
      return Optional.of(error(404, "NOT_FOUND", "Requested entity was not found."));
    }
    return Optional.empty();
  }

  private Reply take(String phone, String messageId, JsonNode message) {
    if (ids.add(messageId)) {
      taken.add(new Taken(phone, messageId, message));
    }
    ObjectNode resource = message.deepCopy();
    resource.put("name", "phones/%s/agentMessages/%s".formatted(phone, messageId));
    resource.put("sendTime", clock.instant().toString());
    return Reply.json(200, resource.toString());
  }
}
