package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * What a service account signs to be given a token: a JWT as <a
 * href="https://developers.google.com/identity/protocols/oauth2/service-account">Google</a> wants
 * it (RFC 7523, 3).
 */
final class Assertion {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The longest that Google allows. */
  static final Duration LIFE = Duration.ofHours(1);

  private Assertion() {}

  /**
   * A new one.
   *
   * @param scope what the token is to be good for
   */
  static String of(ServiceAccount account, String scope, Instant now) {
    ObjectNode header = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT");
    if (!account.keyId().isEmpty()) {
      header.put("kid", account.keyId());
    }
    ObjectNode claims =
        JSON.createObjectNode()
            .put("iss", account.email())
            .put("scope", scope)
            .put("aud", account.tokenUri().toString())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(LIFE).getEpochSecond());
    String signed = encoded(bytes(header.toString())) + "." + encoded(bytes(claims.toString()));
    return signed + "." + encoded(signature(account, bytes(signed)));
  }

  private static byte[] signature(ServiceAccount account, byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(account.key());
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key of %s does not sign.".formatted(account), e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
