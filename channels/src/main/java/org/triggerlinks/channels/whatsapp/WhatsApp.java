package org.triggerlinks.channels.whatsapp;

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
import org.triggerlinks.channels.meta.MetaGateway;

/**
 * WhatsApp by Meta's Cloud API (https://developers.facebook.com/docs/whatsapp/cloud-api). Which
 * webhooks are answers says {@link WhatsAppMessage}.
 */
public final class WhatsApp extends MetaGateway {

  static final String PHONE_NUMBER_ID = "phone-number-id";

  private static final int LONGEST_TEXT = 4096;

  @Override
  public String channel() {
    return "whatsapp";
  }

  @Override
  public String name() {
    return "whatsapp";
  }

  @Override
  public List<AccountKey> keys() {
    return GraphKeys.with(
        List.of(
            GraphKeys.id(
                PHONE_NUMBER_ID,
                "Id of the phone number, in the app's dashboard under WhatsApp, API setup; not the"
                    + " number itself.")),
        "Access token of a system user with whatsapp_business_messaging, made in the business"
            + " settings.",
        "Secret of the app, in its dashboard under App settings, Basic; it also proves that"
            + " webhooks are from Meta.",
        GraphKeys.url().or("https://graph.facebook.com"));
  }

  @Override
  public boolean hasTemplates() {
    return true;
  }

  @Override
  protected Optional<SendResult> refused(OutgoingMessage message) {
    if (!WhatsAppAddress.isOne(message.address())) {
      return Optional.of(
          new SendResult.BadAddress(
              "%s is neither a phone number nor a user id of WhatsApp."
                  .formatted(message.address())));
    } else if (message.template() == null && message.text().length() > LONGEST_TEXT) {
      return Optional.of(
          new SendResult.ContentRejected(
              "The text has %d characters; WhatsApp takes up to %d."
                  .formatted(message.text().length(), LONGEST_TEXT)));
    }
    return Optional.empty();
  }

  @Override
  protected ProviderCall call(Sending sending) {
    Account account = sending.account();
    return GraphCall.send(
        account,
        account.get(GraphKeys.API_URL),
        account.get(PHONE_NUMBER_ID),
        WhatsAppRequest.of(sending.message()));
  }

  @Override
  protected String idInAnswer() {
    return "/messages/0/id";
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return new WhatsAppWebhook(account.get(PHONE_NUMBER_ID)).read(request);
  }
}
