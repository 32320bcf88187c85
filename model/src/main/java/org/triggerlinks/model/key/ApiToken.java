package org.triggerlinks.model.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes bearer tokens of the API. Only the hash of one is stored; it is shown once. */
public final class ApiToken {

  private static final String PREFIX = "tl_";

  /** 43 of 62 characters are just over 256 bits. */
  private static final int LENGTH = 43;

  private ApiToken() {}

  /** A new token: {@code tl_} and 43 random letters and digits. */
  public static String generate() {
    return PREFIX + Keys.random(LENGTH);
  }

  /** Its SHA-256 in lower-case hex. A slow hash would add nothing to 256 random bits. */
  public static String hash(String token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256; this one does not.", e);
    }
  }

  /** True if this token has this hash; takes as long whichever character differs. */
  public static boolean matches(String token, String hash) {
    return MessageDigest.isEqual(hash(token).getBytes(US_ASCII), hash.getBytes(US_ASCII));
  }
}
