package org.triggerlinks.channels.meta;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.StandInBench;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.Wire;

/** What the benches of Meta's gateways have in common. */
public abstract class GraphBench<S extends GraphStandIn> extends StandInBench<S> {

  protected static final String TOKEN = "token-that-nobody-may-see";
  protected static final String SECRET = "app-secret-that-nobody-may-see";
  protected static final URI URL = Wire.OURS.resolve("/in/webhook");
  protected static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  protected GraphBench(S standIn) {
    super(standIn);
  }

  /** An account at the stand-in. */
  protected Account account(Gateway gateway, String key, String sender) {
    Map<String, String> values = new TreeMap<>();
    values.put(key, sender);
    values.put(GraphKeys.ACCESS_TOKEN, TOKEN);
    values.put(GraphKeys.APP_SECRET, SECRET);
    values.put(GraphKeys.VERIFY_TOKEN, "verify-token-that-nobody-may-see");
    values.put(GraphKeys.API_URL, standIn.url().toString());
    return new Account(gateway, null, values);
  }

  @Override
  public int taken() {
    return standIn.taken().size();
  }

  protected Trouble answered(int code, int subcode, String message, String kind) {
    return Trouble.answered(
        "error %d/%d %s".formatted(code, subcode, message),
        kind,
        () -> standIn.next(GraphStandIn.failing(400, code, subcode, message)));
  }

  /** There is no kind of result that none of them can have. */
  @Override
  public Map<String, String> cannotHave() {
    return Map.of();
  }

  /**
   * It is signed.
   *
   * @param words in a body, before something that somebody wrote
   */
  protected static Hearing signed(String words) {
    return new Hearing.Called(HubSignature.HEADER, words);
  }
}
