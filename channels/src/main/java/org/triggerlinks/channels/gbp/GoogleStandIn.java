package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;
import org.triggerlinks.channels.standin.StandIn;

/**
 * What the stand-ins for Google's APIs have in common: they give out tokens, and let nobody in who
 * has none.
 */
public abstract class GoogleStandIn extends StandIn {

  private final TokenDesk desk;

  /**
   * A stand-in.
   *
   * @param port 0 for any that is free
   * @param scope what its tokens are good for
   */
  GoogleStandIn(int port, String scope, Clock clock) {
    super(port);
    this.desk = new TokenDesk(scope, clock);
  }

  /** The JSON key file of a service account that it knows: the key "service-account". */
  public String keyFile() {
    return desk.keyFile(url().toString());
  }

  /** From now on no token is good that was given out before. */
  public void withdrawTokens() {
    desk.withdraw();
  }

  /** The requests there were but for those for a token. */
  public List<Call> messageCalls() {
    return calls().stream().filter(call -> !call.path().equals(TokenDesk.PATH)).toList();
  }

  /** The requests for a token. */
  public List<Call> tokenCalls() {
    return calls().stream().filter(call -> call.path().equals(TokenDesk.PATH)).toList();
  }

  /** A documented error, as Google's APIs answer it. */
  public static Mood failing(int http, String status, String message) {
    return new Mood.Failing(error(http, status, message));
  }

  @Override
  protected final Reply answer(Call call) {
    if (call.path().equals(TokenDesk.PATH) && call.method().equals("POST")) {
      return desk.token(call, url().toString());
    }
    if (!isMessage(call)) {
      return new Reply(
          404,
          Map.of("Content-Type", "text/html; charset=UTF-8"),
          "<html><title>Error 404 (Not Found)</title></html>");
    }
    if (!desk.admits(call)) {
      return error(
          401,
          "UNAUTHENTICATED",
          "Request had invalid authentication credentials. Expected OAuth 2 access token, login"
              + " cookie or other valid authentication credential.");
    }
    JsonNode body = GoogleJson.read(call.body());
    if (!call.header("content-type").startsWith("application/json") || !body.isObject()) {
      return invalid("Invalid JSON payload received.");
    }
    return take(call, body);
  }

  /** True if this is where messages go. */
  abstract boolean isMessage(Call call);

  /** Takes a message of somebody who was let in. */
  abstract Reply take(Call call, JsonNode message);

  /** What Google says if an object has another field than these. */
  static Optional<Reply> unknownField(JsonNode object, Set<String> fields) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.contains(name)) {
        return Optional.of(
            invalid(
                "Invalid JSON payload received. Unknown name \"%s\": Cannot find field."
                    .formatted(name)));
      }
    }
    return Optional.empty();
  }

  static Reply invalid(String message) {
    return error(400, "INVALID_ARGUMENT", message);
  }

  static Reply error(int http, String status, String message) {
    ObjectNode document = GoogleJson.object();
    document.putObject("error").put("code", http).put("message", message).put("status", status);
    return Reply.json(http, document.toString());
  }
}
