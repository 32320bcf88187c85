package org.triggerlinks.channels.gbp;

import org.triggerlinks.channels.AccountKey;

/** The keys that both of Google's gateways have. */
final class GoogleKeys {

  static final String SERVICE_ACCOUNT = "service-account";
  static final String CLIENT_TOKEN = "client-token";
  static final String API_URL = "api-url";

  private static final String URL_FORM =
      "must begin with https://, or be a stand-in on this computer (http://127.0.0.1:port)";

  private GoogleKeys() {}

  static AccountKey serviceAccount() {
    return AccountKey.required(
            SERVICE_ACCOUNT,
            "Content of the JSON key file of a service account, which the developer console makes"
                + " under \"Service account\".")
        .kept();
  }

  static AccountKey clientToken() {
    return AccountKey.optional(
            CLIENT_TOKEN,
            "Client token that the developer console shows where the webhook is set up; without it"
                + " nothing that comes in is believed.")
        .kept();
  }

  static AccountKey apiUrl(String standard) {
    return AccountKey.optional(
            API_URL, "Where the API is; change it for another region, or for a stand-in.")
        .or(standard)
        .matching("https://.+|http://(localhost|127\\.0\\.0\\.1):[0-9]+", URL_FORM);
  }
}
