package org.triggerlinks.channels.meta;

import java.util.List;
import java.util.stream.Stream;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;

/** What every gateway to Meta's Graph API has to be told, beside who sends. */
public final class GraphKeys {

  public static final String ACCESS_TOKEN = "access-token";
  public static final String APP_SECRET = "app-secret";
  public static final String VERIFY_TOKEN = "verify-token";
  public static final String APPSECRET_PROOF = "appsecret-proof";
  public static final String API_VERSION = "api-version";
  public static final String API_URL = "api-url";

  private static final String DIGITS = "[0-9]{3,25}";
  private static final String NO_SPACE = "[\\x21-\\x7e]+";

  private GraphKeys() {}

  /**
   * The keys of a gateway, in the order in which somebody would look for them.
   *
   * @param own who sends
   * @param token what kind of token it is, and where to find it
   * @param secret which app's secret, and where to find it
   * @param url where the API is
   */
  public static List<AccountKey> with(
      List<AccountKey> own, String token, String secret, AccountKey url) {
    return Stream.concat(own.stream(), shared(token, secret, url)).toList();
  }

  private static Stream<AccountKey> shared(String token, String secret, AccountKey url) {
    return Stream.of(
        AccountKey.required(ACCESS_TOKEN, token)
            .kept()
            .matching(NO_SPACE, "must be letters, digits and signs without a space"),
        AccountKey.required(APP_SECRET, secret).kept(),
        AccountKey.required(
                VERIFY_TOKEN,
                "A long random text of your own; enter the same one beside the webhook's URL in"
                    + " Meta's dashboard.")
            .kept(),
        AccountKey.optional(
                APPSECRET_PROOF,
                "yes if the app has \"Require app secret\" switched on: each call then proves that"
                    + " it knows the secret.")
            .or("no")
            .matching("yes|no", "must be yes or no"),
        AccountKey.optional(
                API_VERSION, "Version of the Graph API; Meta ends each one after about two years.")
            .or("v25.0")
            .matching("v[0-9]{1,3}\\.[0-9]", "must be a version such as v25.0"),
        url.matching(
            "https://.+|http://(localhost|127\\.0\\.0\\.1):[0-9]+",
            "must begin with https://, or be a stand-in on this computer (http://127.0.0.1:port)"));
  }

  /** A key whose value is an id that Meta gave. */
  public static AccountKey id(String name, String sentence) {
    return AccountKey.required(name, sentence).matching(DIGITS, "must be digits only");
  }

  /** The key that leads the calls elsewhere. */
  public static AccountKey url() {
    return AccountKey.optional(API_URL, "Where Meta's API is; change it for a stand-in only.");
  }

  static boolean proves(Account account) {
    return account.get(APPSECRET_PROOF).equals("yes");
  }
}
