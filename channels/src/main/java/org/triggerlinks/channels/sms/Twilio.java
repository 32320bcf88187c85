package org.triggerlinks.channels.sms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.http.CallProvider;
import org.triggerlinks.channels.http.ProviderAnswer;

/**
 * SMS by Twilio's Programmable Messaging
 * (https://www.twilio.com/docs/messaging/api/message-resource).
 */
public final class Twilio implements Gateway, Inbound {

  static final String ACCOUNT_SID = "account-sid";
  static final String AUTH_TOKEN = "auth-token";
  static final String API_KEY_SID = "api-key-sid";
  static final String API_KEY_SECRET = "api-key-secret";
  static final String FROM = "from";
  static final String MESSAGING_SERVICE_SID = "messaging-service-sid";
  static final String API_URL = "api-url";

  @Override
  public String channel() {
    return "sms";
  }

  @Override
  public String name() {
    return "twilio";
  }

  @Override
  public List<AccountKey> keys() {
    return List.of(
        AccountKey.required(ACCOUNT_SID, "Account SID, on the first page of Twilio's console.")
            .matching("AC[0-9a-fA-F]{32}", "must be AC and 32 hexadecimal digits"),
        AccountKey.required(
                AUTH_TOKEN,
                "Auth token of that account, beside the SID; it also proves that webhooks are from"
                    + " Twilio.")
            .kept(),
        AccountKey.optional(
                API_KEY_SID, "SID of an API key to send with in place of the auth token.")
            .matching("SK[0-9a-fA-F]{32}", "must be SK and 32 hexadecimal digits"),
        AccountKey.optional(API_KEY_SECRET, "Secret of that API key.").kept(),
        AccountKey.optional(
                FROM, "Number (E.164), short code or sender name that messages come from.")
            .matching(
                "\\+[1-9][0-9]{4,14}|[0-9]{3,8}|[A-Za-z0-9 ]{1,11}",
                "must be a number such as +15005550006, a short code, or a name of up to 11"
                    + " letters and digits"),
        AccountKey.optional(
                MESSAGING_SERVICE_SID, "SID of a messaging service that chooses the sender.")
            .matching("MG[0-9a-fA-F]{32}", "must be MG and 32 hexadecimal digits"),
        AccountKey.optional(API_URL, "Where Twilio's API is; change it for a stand-in only.")
            .or("https://api.twilio.com")
            .matching(
                "https://[A-Za-z0-9.-]+(:[0-9]+)?|http://(localhost|127\\.0\\.0\\.1):[0-9]+",
                URL_FORM));
  }

  private static final int LONGEST_WEBHOOK = 64 * 1024;
  private static final String URL_FORM =
      "must begin with https://, or be a stand-in on this computer (http://127.0.0.1:port)";

  @Override
  public Optional<String> problem(Map<String, String> values) {
    boolean from = values.containsKey(FROM);
    if (from == values.containsKey(MESSAGING_SERVICE_SID)) {
      return Optional.of(
          "needs a sender: either %s or %s%s"
              .formatted(FROM, MESSAGING_SERVICE_SID, from ? ", not both" : ""));
    }
    if (values.containsKey(API_KEY_SID) != values.containsKey(API_KEY_SECRET)) {
      return Optional.of("needs %s and %s together".formatted(API_KEY_SID, API_KEY_SECRET));
    }
    return Optional.empty();
  }

  @Override
  public boolean sendsToPeople(Account account) {
    return account.get(API_URL).startsWith("https://");
  }

  /** Twilio has no way to say that two requests are the same message. */
  @Override
  public boolean recognisesRepeats() {
    return false;
  }

  @Override
  public WebhookReply receive(WebhookRequest request, Account account) {
    if (!request.method().equals("POST")) {
      return WebhookReply.refused(405, "Twilio is to call this address by POST.");
    }
    // Before anything is taken apart: whoever calls could be anybody.
    if (request.length() > LONGEST_WEBHOOK) {
      return WebhookReply.refused(413, "It is longer than anything that Twilio tells.");
    }
    boolean ours =
        request.header(TwilioSignature.HEADER).length() == TwilioSignature.LENGTH
            && TwilioSignature.isValid(request, account.get(AUTH_TOKEN))
            && TwilioForm.of(request.text()).get("AccountSid").equals(account.get(ACCOUNT_SID));
    return ours
        ? WebhookReply.kept("text/xml; charset=utf-8", "<Response/>")
        : WebhookReply.refused(403, "The signature is not that of this account.");
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return TwilioInbound.read(request);
  }

  @Override
  public RouteBuilder sending() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(entrance())
            .routeId("send-by-twilio")
            .transform()
            .body(Sending.class, TwilioRequest::of)
            .to(CallProvider.ENTRANCE)
            .transform()
            .body(ProviderAnswer.class, TwilioAnswer::result);
      }
    };
  }
}
