package org.triggerlinks.channels.sms;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.http.ProviderCall;

/**
 * A message as Twilio wants it: <a
 * href="https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource">POST
 * .../Messages.json</a>.
 */
final class TwilioRequest {

  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private TwilioRequest() {}

  static ProviderCall of(Sending sending) {
    Account account = sending.account();
    URI url =
        URI.create(
            "%s/2010-04-01/Accounts/%s/Messages.json"
                .formatted(account.get(Twilio.API_URL), account.get(Twilio.ACCOUNT_SID)));
    return ProviderCall.post(url, FORM, form(sending))
        .with("Authorization", "Basic " + credentials(account));
  }

  private static String form(Sending sending) {
    Account account = sending.account();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("To", sending.message().address());
    if (account.has(Twilio.MESSAGING_SERVICE_SID)) {
      fields.put("MessagingServiceSid", account.get(Twilio.MESSAGING_SERVICE_SID));
    } else {
      fields.put("From", account.get(Twilio.FROM));
    }
    fields.put("Body", sending.message().text());
    if (isReachable(sending.webhook(), account)) {
      fields.put(
          "StatusCallback",
          "%s?%s=%s".formatted(sending.webhook(), TwilioInbound.MESSAGE, sending.message().id()));
    }
    return TwilioForm.encode(fields);
  }

  // Twilio refuses a message whose callback is at localhost.
  private static boolean isReachable(URI webhook, Account account) {
    return webhook.getScheme().equals("https") || !account.sendsToPeople();
  }

  private static String credentials(Account account) {
    String pair =
        account.has(Twilio.API_KEY_SID)
            ? account.get(Twilio.API_KEY_SID) + ":" + account.get(Twilio.API_KEY_SECRET)
            : account.get(Twilio.ACCOUNT_SID) + ":" + account.get(Twilio.AUTH_TOKEN);
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
