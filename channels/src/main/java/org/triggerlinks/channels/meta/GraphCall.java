package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.http.ProviderCall;

/**
 * A call to the Graph API. The token goes in a header: what is in a URL ends up in logs. The proof
 * that an app may ask for (<a
 * href="https://developers.facebook.com/docs/graph-api/guides/secure-requests">secure requests</a>)
 * is a parameter; without the token nobody can do anything with it.
 */
public final class GraphCall {

  private GraphCall() {}

  /**
   * A message to send.
   *
   * @param host where the API is: {@code https://graph.facebook.com}
   * @param sender the node whose messages it is added to: an id, or "me"
   */
  public static ProviderCall send(Account account, String host, String sender, JsonNode body) {
    String token = account.get(GraphKeys.ACCESS_TOKEN);
    String proof =
        GraphKeys.proves(account)
            ? "?appsecret_proof=" + HubSignature.hmac(account.get(GraphKeys.APP_SECRET), token)
            : "";
    URI url =
        URI.create(
            "%s/%s/%s/messages%s"
                .formatted(host, account.get(GraphKeys.API_VERSION), sender, proof));
    return ProviderCall.post(url, "application/json", body.toString())
        .with("Authorization", "Bearer " + token);
  }
}
