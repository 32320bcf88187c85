package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Reply;

/**
 * The part of a stand-in that gives out tokens, to one service account, whose key file it wrote.
 */
final class TokenDesk {

  static final String PATH = "/token";

  private static final String EMAIL = "stand-in@triggerlinks.iam.gserviceaccount.com";
  private static final String KEY_ID = "1";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Duration LIFE = Duration.ofSeconds(3599);

  /** What clocks may differ by. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  // One for all stand-ins of a program, as making one takes a while.
  private static final KeyPair KEYS = newKeys();

  private final String scope;
  private final Clock clock;
  private final Map<String, Instant> endOfTokens = new ConcurrentHashMap<>();

  TokenDesk(String scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no RSA.", e);
    }
  }

  /**
   * The key file.
   *
   * @param url where the desk is
   */
  String keyFile(String url) {
    String pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(KEYS.getPrivate().getEncoded()));
    return GoogleJson.object()
        .put("type", "service_account")
        .put("project_id", "triggerlinks")
        .put("private_key_id", KEY_ID)
        .put("private_key", pem)
        .put("client_email", EMAIL)
        .put("client_id", "1")
        .put("token_uri", url + PATH)
        .toString();
  }

  /** True if a request has a token that was given out and has not ended. */
  boolean admits(Call call) {
    String authorization = call.header("authorization");
    String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
    Instant end = endOfTokens.get(token);
    return end != null && clock.instant().isBefore(end);
  }

  /** All tokens are withdrawn. */
  void withdraw() {
    endOfTokens.clear();
  }

  /** Gives out a token for an assertion. */
  Reply token(Call call, String url) {
    if (!call.header("content-type").startsWith("application/x-www-form-urlencoded")) {
      return refusal("invalid_request", "The content is not a form.");
    }
    try {
      return token(call.form(), url);
    } catch (IllegalArgumentException e) {
      return refusal("invalid_request", e.getMessage());
    }
  }

  private Reply token(Map<String, String> form, String url) {
    if (!form.getOrDefault("grant_type", "").equals(GRANT)) {
      return refusal("unsupported_grant_type", "Invalid grant_type: " + form.get("grant_type"));
    }
    String[] parts = form.getOrDefault("assertion", "").split("\\.", -1);
    if (parts.length != 3 || !isSigned(parts)) {
      return refusal("invalid_grant", "Invalid JWT Signature.");
    }
    return token(json(parts[1]), url);
  }

  private Reply token(JsonNode claims, String url) {
    if (!claims.path("iss").asText().equals(EMAIL)) {
      return refusal("invalid_grant", "Invalid grant: account not found");
    } else if (!claims.path("aud").asText().equals(url + PATH)) {
      return refusal("invalid_grant", "Failed audience check.");
    } else if (!isInTime(claims)) {
      return refusal(
          "invalid_grant",
          "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
              + " timeframe. Check your iat and exp values in the JWT claim.");
    } else if (!claims.path("scope").asText().equals(scope)) {
      return refusal("invalid_scope", "Invalid OAuth scope or ID token audience provided.");
    }
    String token = "ya29." + UUID.randomUUID();
    endOfTokens.put(token, clock.instant().plus(LIFE));
    return Reply.json(
        200,
        GoogleJson.object()
            .put("access_token", token)
            .put("expires_in", LIFE.toSeconds())
            .put("token_type", "Bearer")
            .toString());
  }

  private boolean isSigned(String[] parts) {
    JsonNode header = json(parts[0]);
    if (!header.path("alg").asText().equals("RS256")
        || !header.path("kid").asText(KEY_ID).equals(KEY_ID)) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(KEYS.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isInTime(JsonNode claims) {
    Instant now = clock.instant();
    Instant from = Instant.ofEpochSecond(claims.path("iat").asLong());
    Instant to = Instant.ofEpochSecond(claims.path("exp").asLong());
    return !from.isAfter(now.plus(SKEW))
        && to.isAfter(now.minus(SKEW))
        && Duration.between(from, to).compareTo(Assertion.LIFE) <= 0;
  }

  private static JsonNode json(String part) {
    try {
      return GoogleJson.read(
          new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return GoogleJson.read("");
    }
  }

  private static Reply refusal(String error, String description) {
    return Reply.json(
        400,
        GoogleJson.object().put("error", error).put("error_description", description).toString());
  }
}
