package org.triggerlinks.channels.sms;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.triggerlinks.channels.WebhookRequest;

/**
 * The proof that a request is from Twilio
 * (https://www.twilio.com/docs/usage/security#validating-requests): an HMAC-SHA1 of the URL and the
 * sorted fields of its form, or of the URL alone if that has the SHA-256 of the body.
 */
final class TwilioSignature {

  /** Name of the header, in small letters. */
  static final String HEADER = "x-twilio-signature";

  /** Of 20 bytes in base 64. */
  static final int LENGTH = 28;

  private static final String BODY_HASH = "bodySHA256";

  private TwilioSignature() {}

  /** True if somebody who knows the auth token signed this request. */
  static boolean isValid(WebhookRequest request, String authToken) {
    String hash =
        request.url().getRawQuery() == null
            ? ""
            : TwilioForm.of(request.url().getRawQuery()).get(BODY_HASH);
    if (!hash.isEmpty() && !same(hash, sha256(request.body()))) {
      return false;
    }
    String fields = hash.isEmpty() ? TwilioForm.of(request.text()).signed() : "";
    boolean valid = false;
    for (String url : spellings(request.url())) {
      valid |= same(request.header(HEADER), sign(url + fields, authToken));
    }
    return valid;
  }

  /** The signature of a URL and its form. */
  static String sign(URI url, TwilioForm form, String authToken) {
    return sign(url + form.signed(), authToken);
  }

  private static String sign(String text, String authToken) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1", e);
    }
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  // Twilio writes the port of the scheme sometimes, and sometimes not.
  private static List<String> spellings(URI url) {
    String text = url.toString();
    String authority = url.getRawAuthority();
    String port = url.getScheme().equals("https") ? ":443" : ":80";
    if (url.getPort() < 0) {
      return List.of(text, text.replaceFirst("//" + quoted(authority), "//" + authority + port));
    }
    return authority.endsWith(port)
        ? List.of(
            text,
            text.replaceFirst(
                "//" + quoted(authority),
                "//" + authority.substring(0, authority.length() - port.length())))
        : List.of(text);
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static boolean same(String given, String computed) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), computed.getBytes(StandardCharsets.UTF_8));
  }
}
