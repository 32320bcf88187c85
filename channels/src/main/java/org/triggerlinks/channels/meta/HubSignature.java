package org.triggerlinks.channels.meta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How Meta signs a webhook: {@code X-Hub-Signature-256} is an HMAC with SHA-256 over the body's
 * bytes, keyed with the app's secret (<a
 * href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started">Graph API,
 * webhooks</a>). The older header with SHA-1 is not looked at.
 */
public final class HubSignature {

  /** The header, in small letters. */
  public static final String HEADER = "x-hub-signature-256";

  private static final String HMAC = "HmacSHA256";

  private HubSignature() {}

  /** The value of the header for a body. */
  public static String of(String secret, byte[] body) {
    return "sha256=" + hmac(secret, body);
  }

  /** True if the header's value is right for this body; takes the same time whatever it is. */
  public static boolean matches(String secret, byte[] body, String signature) {
    return MessageDigest.isEqual(bytes(of(secret, body)), bytes(signature));
  }

  /** The same over text, in 64 lower-case hexadecimal digits. */
  static String hmac(String secret, String text) {
    return hmac(secret, bytes(text));
  }

  private static String hmac(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes(secret), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has %s.".formatted(HMAC), e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
