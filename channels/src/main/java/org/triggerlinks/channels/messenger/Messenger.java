package org.triggerlinks.channels.messenger;

import java.util.List;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.http.ProviderCall;
import org.triggerlinks.channels.meta.GraphCall;
import org.triggerlinks.channels.meta.GraphKeys;
import org.triggerlinks.channels.meta.MessagingWebhook;
import org.triggerlinks.channels.meta.MetaGateway;
import org.triggerlinks.channels.meta.TextMessage;

/**
 * Messenger by Meta's Send API (https://developers.facebook.com/docs/messenger-platform). Which
 * webhooks are answers says {@link MessagingWebhook}.
 */
public final class Messenger extends MetaGateway {

  static final String PAGE_ID = "page-id";

  private static final int LONGEST_TEXT = 2000;

  @Override
  public String channel() {
    return "messenger";
  }

  @Override
  public String name() {
    return "messenger";
  }

  @Override
  public List<AccountKey> keys() {
    return GraphKeys.with(
        List.of(GraphKeys.id(PAGE_ID, "Id of the Facebook page, under About, Page transparency.")),
        "Page access token with pages_messaging, in the app's dashboard under Messenger, API"
            + " settings.",
        "Secret of the app, in its dashboard under App settings, Basic; it also proves that"
            + " webhooks are from Meta.",
        GraphKeys.url().or("https://graph.facebook.com"));
  }

  @Override
  protected Optional<SendResult> refused(OutgoingMessage message) {
    if (message.template() != null) {
      return Optional.of(
          new SendResult.TemplateRejected("Messenger has no templates that open a conversation."));
    }
    return message.text().length() <= LONGEST_TEXT
        ? Optional.empty()
        : Optional.of(
            new SendResult.ContentRejected(
                "The text has %d characters; Messenger takes up to %d."
                    .formatted(message.text().length(), LONGEST_TEXT)));
  }

  @Override
  protected ProviderCall call(Sending sending) {
    Account account = sending.account();
    return GraphCall.send(
        account,
        account.get(GraphKeys.API_URL),
        account.get(PAGE_ID),
        TextMessage.to(sending.message()).put("messaging_type", "RESPONSE"));
  }

  @Override
  protected String idInAnswer() {
    return TextMessage.ID;
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return new MessagingWebhook("page", account.get(PAGE_ID)).read(request);
  }
}
