package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;
import org.triggerlinks.channels.standin.StandIn;

/**
 * Stands in for Meta's Graph API, as far as all that send by it have in common: who may call, and
 * which parameters there are. It is strict: what Meta would only ignore is an error here.
 */
public abstract class GraphStandIn extends StandIn {

  private static final Pattern PATH = Pattern.compile("/v[0-9]+\\.[0-9]/([^/]+)/messages");
  // Known to every call.
  private static final Set<String> EVERYWHERE = Set.of("format", "locale", "pretty");

  private final String token;
  private final String secret;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private volatile boolean asksForProof;

  /**
   * A message that it took.
   *
   * @param body its parameters, whether they came as JSON or as a form
   */
  public record Taken(String id, JsonNode body) {}

  /**
   * A stand-in for one token of one app.
   *
   * @param port 0 for any that is free
   */
  protected GraphStandIn(int port, String token, String secret) {
    super(port);
    this.token = token;
    this.secret = secret;
  }

  /** The messages that it took, in order. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** From now on each call has to prove that it knows the app's secret. */
  public void askForProof() {
    asksForProof = true;
  }

  /** True if messages may be sent from this node of the graph with the token. */
  protected abstract boolean isSender(String node);

  /**
   * Looks at the parameters of a message.
   *
   * @throws GraphRefusal if they are not right
   */
  protected abstract void check(ObjectNode message);

  /** A new id of a message. */
  protected abstract String newId();

  /** What is answered for a message that was taken. */
  protected abstract ObjectNode answer(Taken message);

  @Override
  protected Reply answer(Call call) {
    try {
      ObjectNode parameters = GraphParameters.of(call);
      checkToken(call, parameters);
      checkProof(parameters);
      checkPath(call);
      parameters.remove(EVERYWHERE);
      check(parameters);
      Taken message = new Taken(newId(), parameters);
      taken.add(message);
      return Reply.json(200, answer(message).toString());
    } catch (GraphRefusal refusal) {
      return refusal.reply();
    } catch (IllegalArgumentException e) {
      return new GraphRefusal(100, "(#100) " + e.getMessage()).reply();
    }
  }

  private void checkToken(Call call, ObjectNode parameters) {
    JsonNode parameter = parameters.remove("access_token");
    String header = call.header("authorization");
    String given =
        header.startsWith("Bearer ")
            ? header.substring("Bearer ".length())
            : parameter == null ? "" : parameter.asText("");
    if (given.isEmpty()) {
      throw new GraphRefusal(104, "An access token is required to request this resource.");
    } else if (!given.equals(token)) {
      throw new GraphRefusal(190, "Invalid OAuth access token - Cannot parse access token")
          .with(401);
    }
  }

  private void checkProof(ObjectNode parameters) {
    JsonNode proof = parameters.remove("appsecret_proof");
    if (proof == null && asksForProof) {
      throw new GraphRefusal(100, "API calls from the server require an appsecret_proof argument");
    } else if (proof != null && !proof.asText("").equals(HubSignature.hmac(secret, token))) {
      throw new GraphRefusal(100, "Invalid appsecret_proof provided in the API argument");
    }
  }

  private void checkPath(Call call) {
    Matcher path = PATH.matcher(call.path());
    if (!path.matches()) {
      throw new GraphRefusal(2500, "Unknown path components: " + call.path());
    } else if (!call.method().equals("POST") || !isSender(path.group(1))) {
      throw new GraphRefusal(
              100,
              "Unsupported %s request. Object with ID '%s' does not exist, cannot be loaded due to"
                      .formatted(call.method().toLowerCase(Locale.ROOT), path.group(1))
                  + " missing permissions, or does not support this operation")
          .subcode(33);
    }
  }

  /** An error, as Meta answers it. */
  public static Mood failing(int status, int code, int subcode, String message) {
    return new Mood.Failing(new GraphRefusal(code, message).subcode(subcode).with(status).reply());
  }

  /** What Meta asks before it posts to a URL for the first time. */
  public static WebhookRequest handshake(URI url, String verifyToken, String challenge) {
    return HubPost.handshake(url, verifyToken, challenge);
  }

  /** A webhook with these entries, signed as Meta does. */
  protected WebhookRequest signed(URI url, String object, List<ObjectNode> entries) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("object", object);
    document.putArray("entry").addAll(entries);
    return HubPost.signed(url, document, secret);
  }
}
