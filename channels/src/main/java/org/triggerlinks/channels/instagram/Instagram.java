package org.triggerlinks.channels.instagram;

import java.nio.charset.StandardCharsets;
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
 * Direct messages of an Instagram professional account
 * (https://developers.facebook.com/docs/instagram-platform). There are two ways to log it in, each
 * with a host, a token and a secret of its own: by the Facebook page that it is linked with, or by
 * Instagram itself. Which webhooks are answers says {@link MessagingWebhook}.
 */
public final class Instagram extends MetaGateway {

  static final String INSTAGRAM_ID = "instagram-id";
  static final String LOGIN = "login";

  private static final int LONGEST_TEXT = 1000;

  @Override
  public String channel() {
    return "instagram";
  }

  @Override
  public String name() {
    return "instagram";
  }

  @Override
  public List<AccountKey> keys() {
    return GraphKeys.with(
        List.of(
            GraphKeys.id(
                INSTAGRAM_ID,
                "Id of the professional account as webhooks call it (user_id of GET /me by"
                    + " Instagram Login, instagram_business_account of the page by Facebook"
                    + " Login)."),
            AccountKey.optional(
                    LOGIN,
                    "How the token was made: facebook (by the linked page) or instagram (by"
                        + " Instagram Login).")
                .or("facebook")
                .matching("facebook|instagram", "must be facebook or instagram")),
        "Facebook Login: page access token with instagram_manage_messages. Instagram Login: access"
            + " token with instagram_business_manage_messages.",
        "Facebook Login: secret of the app, under App settings, Basic. Instagram Login: the"
            + " Instagram app secret, under Instagram, API setup. It also proves that webhooks are"
            + " from Meta.",
        GraphKeys.url());
  }

  // Which id the token's own account has differs between the two; "me" is right in both.
  @Override
  protected ProviderCall call(Sending sending) {
    Account account = sending.account();
    return GraphCall.send(account, host(account), "me", TextMessage.to(sending.message()));
  }

  private static String host(Account account) {
    return account.has(GraphKeys.API_URL)
        ? account.get(GraphKeys.API_URL)
        : "https://graph.%s.com".formatted(account.get(LOGIN));
  }

  @Override
  protected Optional<SendResult> refused(OutgoingMessage message) {
    if (message.template() != null) {
      return Optional.of(new SendResult.TemplateRejected("Instagram has no templates."));
    }
    int bytes = message.text().getBytes(StandardCharsets.UTF_8).length;
    return bytes <= LONGEST_TEXT
        ? Optional.empty()
        : Optional.of(
            new SendResult.ContentRejected(
                "The text has %d bytes in UTF-8; Instagram takes up to %d."
                    .formatted(bytes, LONGEST_TEXT)));
  }

  @Override
  protected String idInAnswer() {
    return TextMessage.ID;
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return new MessagingWebhook("instagram", account.get(INSTAGRAM_ID)).read(request);
  }
}
