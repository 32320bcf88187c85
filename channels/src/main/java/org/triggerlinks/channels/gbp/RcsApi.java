package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.http.ProviderCall;

/**
 * A message as RCS for Business wants it: <a
 * href="https://developers.google.com/business-communications/rcs-business-messaging/reference/rest/v1/phones.agentMessages/create">phones.agentMessages.create</a>.
 */
final class RcsApi implements GoogleApi {

  static final String SCOPE = "https://www.googleapis.com/auth/rcsbusinessmessaging";
  static final String PHONE = "\\+[1-9][0-9]{6,14}";
  static final int LONGEST_TEXT = 3072;

  @Override
  public String scope() {
    return SCOPE;
  }

  @Override
  public Optional<SendResult> objection(Sending sending) {
    if (!sending.message().address().matches(PHONE)) {
      return Optional.of(
          new SendResult.BadAddress("The address is no number such as +15005550006."));
    }
    return GoogleText.tooLong(sending.message().text(), LONGEST_TEXT);
  }

  @Override
  public ProviderCall call(Sending sending) {
    Account account = sending.account();
    URI url =
        URI.create(
            "%s/v1/phones/%s/agentMessages?messageId=%s&agentId=%s"
                .formatted(
                    account.get(GoogleKeys.API_URL),
                    sending.message().address(),
                    sending.message().id(),
                    GoogleJson.encoded(account.get(RcsForBusiness.AGENT_ID))));
    ObjectNode body = GoogleJson.object();
    body.putObject("contentMessage").put("text", sending.message().text());
    return ProviderCall.post(url, GoogleJson.CONTENT_TYPE, body.toString());
  }

  /** Events name a message by its id alone; the rest of the name is the contact's number. */
  @Override
  public SendResult accepted(String name) {
    return new SendResult.Accepted(name.substring(name.lastIndexOf('/') + 1), false);
  }

  /** Who has no RCS is not found, and so is who is with a carrier that has not let the agent in. */
  @Override
  public Optional<SendResult> error(Sending sending, GoogleError error) {
    return error.status().equals("NOT_FOUND")
        ? Optional.of(
            new SendResult.BadAddress("The number cannot be reached by RCS. " + error.reason()))
        : Optional.empty();
  }
}
