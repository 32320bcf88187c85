package org.triggerlinks.channels.meta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Meta's ids of messages as we keep them. They have no length that is promised, and there is room
 * for 200 characters: of a longer one we keep its SHA-256, wherever it comes from.
 */
public final class MetaIds {

  private static final int LONGEST = 200;

  private MetaIds() {}

  /** An id as it is kept. */
  public static String kept(String id) {
    return id.length() <= LONGEST ? id : sha256(id);
  }

  /** A key of what happened, made of what it is about and an id: "in:m_AG5Hz2U". */
  public static String key(String kind, String id) {
    return key(kind, id, "");
  }

  /** The same with something behind the id: "st:m_AG5Hz2U:read". */
  public static String key(String kind, String id, String more) {
    String tail = more.isEmpty() ? "" : ":" + more;
    String key = kind + ":" + id + tail;
    return key.length() <= LONGEST ? key : kind + ":" + sha256(id) + tail;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
