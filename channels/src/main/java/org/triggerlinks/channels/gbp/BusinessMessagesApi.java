package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.http.ProviderCall;

/**
 * A message as Business Messages wanted it: <a
 * href="https://developers.google.com/business-communications/business-messages/reference/rest/v1/conversations.messages/create">conversations.messages.create</a>.
 * The contact's address is the conversation, which only the contact can begin.
 */
final class BusinessMessagesApi implements GoogleApi {

  static final String SCOPE = "https://www.googleapis.com/auth/businessmessages";
  static final int LONGEST_TEXT = 3072;

  @Override
  public String scope() {
    return SCOPE;
  }

  @Override
  public Optional<SendResult> objection(Sending sending) {
    if (!sending.account().get(BusinessMessages.ENABLED).equals("true")) {
      return Optional.of(new SendResult.WrongConfiguration(BusinessMessages.ENDED + "."));
    }
    // Dots would be another path.
    if (sending.message().address().matches("\\s*|\\.|\\.\\.")) {
      return Optional.of(new SendResult.BadAddress("The address is no id of a conversation."));
    }
    return GoogleText.tooLong(sending.message().text(), LONGEST_TEXT);
  }

  @Override
  public ProviderCall call(Sending sending) {
    URI url =
        URI.create(
            "%s/v1/conversations/%s/messages"
                .formatted(
                    sending.account().get(GoogleKeys.API_URL),
                    GoogleJson.encoded(sending.message().address())));
    ObjectNode body =
        GoogleJson.object()
            .put("messageId", sending.message().id().toString())
            .put("text", sending.message().text());
    represent(body.putObject("representative"), sending.account());
    return ProviderCall.post(url, GoogleJson.CONTENT_TYPE, body.toString());
  }

  private static void represent(ObjectNode representative, Account account) {
    representative.put("representativeType", "BOT");
    if (account.has(BusinessMessages.DISPLAY_NAME)) {
      representative.put("displayName", account.get(BusinessMessages.DISPLAY_NAME));
    }
    if (account.has(BusinessMessages.AVATAR_IMAGE)) {
      representative.put("avatarImage", account.get(BusinessMessages.AVATAR_IMAGE));
    }
  }

  /** Receipts have the whole name. */
  @Override
  public SendResult accepted(String name) {
    return new SendResult.Accepted(name, false);
  }

  @Override
  public Optional<SendResult> error(Sending sending, GoogleError error) {
    return switch (error.status()) {
      case "ALREADY_EXISTS" -> Optional.of(accepted(name(sending)));
      case "NOT_FOUND" -> Optional.of(noConversation(error));
      // The reference has this for one conversation that is unknown or not ours, so it must not
      // stop all others. If the whole account is denied, the platform says so in the details.
      case "PERMISSION_DENIED" ->
          error.ofThePlatform() ? Optional.empty() : Optional.of(noConversation(error));
      default -> Optional.empty();
    };
  }

  private static String name(Sending sending) {
    return "conversations/%s/messages/%s"
        .formatted(sending.message().address(), sending.message().id());
  }

  private static SendResult noConversation(GoogleError error) {
    return new SendResult.BadAddress("There is no such conversation of ours. " + error.reason());
  }
}
