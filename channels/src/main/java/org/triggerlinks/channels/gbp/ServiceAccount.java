package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service account, as its JSON key file has it. Only its address is ever shown.
 *
 * @param email the account's own address
 * @param keyId which of its keys this is, or ""
 * @param tokenUri where tokens are given out
 */
record ServiceAccount(String email, String keyId, PrivateKey key, URI tokenUri) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TOKEN_URI =
      Pattern.compile("https://[^/\\s]+/\\S*|http://(localhost|127\\.0\\.0\\.1):[0-9]+/\\S*");

  /**
   * Reads a key file.
   *
   * @throws IllegalArgumentException if it is none, with what is wrong and nothing of the key
   */
  static ServiceAccount read(String file) {
    JsonNode json = json(file);
    String tokenUri = text(json, "token_uri");
    if (!TOKEN_URI.matcher(tokenUri).matches()) {
      throw new IllegalArgumentException("its token_uri must begin with https://");
    }
    return new ServiceAccount(
        text(json, "client_email"),
        json.path("private_key_id").asText(""),
        key(text(json, "private_key")),
        URI.create(tokenUri));
  }

  /** What is wrong with a key file. */
  static Optional<String> problem(String file) {
    try {
      read(file);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "needs the whole JSON key file as %s: %s"
              .formatted(GoogleKeys.SERVICE_ACCOUNT, e.getMessage()));
    }
  }

  // The causes are left out in this class, as they quote the file.
  private static JsonNode json(String file) {
    try {
      return JSON.readTree(file);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON");
    }
  }

  private static String text(JsonNode json, String field) {
    String text = json.path(field).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("it has no %s".formatted(field));
    }
    return text;
  }

  private static PrivateKey key(String pem) {
    String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("its private_key is no RSA key in PKCS #8");
    }
  }

  @Override
  public String toString() {
    return email;
  }
}
