package org.triggerlinks.model.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets that sign webhooks. */
public final class SigningSecret {

  // Standard Webhooks asks for 24 to 64 bytes, in base64 behind "whsec_".
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SigningSecret() {}

  /** A new secret, as the receiver enters it. */
  public static String next() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return "whsec_" + Base64.getEncoder().encodeToString(secret);
  }
}
