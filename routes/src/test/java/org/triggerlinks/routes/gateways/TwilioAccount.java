package org.triggerlinks.routes.gateways;

import java.net.URI;
import java.util.Map;

/** The settings of an account at Twilio. */
public final class TwilioAccount {

  static final String SID = "AC" + "0123456789abcdef".repeat(2);
  static final String TOKEN = "token-that-is-secret";

  private TwilioAccount() {}

  /** One for all locations that is led to this stand-in. */
  public static Map<String, String> at(URI standIn) {
    return set("channels.sms.", standIn);
  }

  /** One for a single location. */
  public static Map<String, String> of(String location, URI standIn) {
    return set("locations." + location + ".sms.", standIn);
  }

  private static Map<String, String> set(String prefix, URI standIn) {
    return Map.of(
        prefix + "account-sid",
        SID,
        prefix + "auth-token",
        TOKEN,
        prefix + "from",
        "+15005550001",
        prefix + "api-url",
        standIn.toString());
  }
}
