package org.triggerlinks.channels.gbp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.http.ProviderAnswer;
import org.triggerlinks.channels.http.ProviderCall;

/**
 * The access tokens that are at hand, one for each service account. Whoever finds none asks for
 * one; if several do so at once, one of their tokens is kept, and the others are as good.
 */
final class GoogleTokens {

  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final String scope;
  private final Clock clock;
  private final Map<String, GoogleToken> byKeyFile = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param scope what they are good for
   * @param clock must not be ahead: Google compares its own with what is signed
   */
  GoogleTokens(String scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  /** The token of this account, if it lasts a minute more. */
  Optional<GoogleToken> atHand(Account account) {
    return Optional.ofNullable(byKeyFile.get(account.get(GoogleKeys.SERVICE_ACCOUNT)))
        .filter(token -> clock.instant().isBefore(token.goodUntil()));
  }

  /** Asks for a token (RFC 7523, 2.1). */
  ProviderCall request(Account account) {
    ServiceAccount service = ServiceAccount.read(account.get(GoogleKeys.SERVICE_ACCOUNT));
    String form =
        "grant_type=%s&assertion=%s"
            .formatted(
                URLEncoder.encode(GRANT, StandardCharsets.UTF_8),
                Assertion.of(service, scope, clock.instant()));
    return ProviderCall.post(service.tokenUri(), FORM, form);
  }

  /** The token in an answer, which is kept. */
  Optional<GoogleToken> keep(Account account, ProviderAnswer answer) {
    Optional<GoogleToken> token = TokenAnswer.token(answer, clock.instant());
    token.ifPresent(value -> byKeyFile.put(account.get(GoogleKeys.SERVICE_ACCOUNT), value));
    return token;
  }

  /** This token is no longer good, whatever was said of it. */
  void forget(Account account, GoogleToken token) {
    byKeyFile.remove(account.get(GoogleKeys.SERVICE_ACCOUNT), token);
  }
}
