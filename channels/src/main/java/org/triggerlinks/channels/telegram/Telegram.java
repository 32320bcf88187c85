package org.triggerlinks.channels.telegram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.AccountKey;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.Inbound;
import org.triggerlinks.channels.Limit;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.http.CallProvider;
import org.triggerlinks.channels.http.ProviderAnswer;

/**
 * A seventh channel, by Telegram's Bot API (https://core.telegram.org/bots/api): what it takes to
 * add one.
 */
public final class Telegram implements Gateway, Inbound {

  static final String BOT_TOKEN = "bot-token";
  static final String WEBHOOK_SECRET = "webhook-secret";
  static final String API_URL = "api-url";

  @Override
  public String channel() {
    return "telegram";
  }

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public String inWords() {
    return "a Telegram message";
  }

  @Override
  public List<AccountKey> keys() {
    return List.of(
        AccountKey.required(BOT_TOKEN, "Token of the bot, as @BotFather gives it.")
            .kept()
            .matching("[0-9]+:[A-Za-z0-9_-]+", "must be a number, a colon, and letters and digits"),
        AccountKey.required(
                WEBHOOK_SECRET,
                "A word of your own that proves that a webhook is from Telegram; give it to"
                    + " setWebhook as secret_token.")
            .kept()
            .matching("[A-Za-z0-9_-]{16,256}", "must be 16 to 256 letters, digits, _ and -"),
        AccountKey.optional(API_URL, "Where Telegram's API is; change it for a stand-in only.")
            .or("https://api.telegram.org")
            .matching(
                "https://[A-Za-z0-9.-]+(:[0-9]+)?|http://(localhost|127\\.0\\.0\\.1):[0-9]+",
                "must begin with https://, or be a stand-in on this computer"
                    + " (http://127.0.0.1:port)"));
  }

  @Override
  public boolean sendsToPeople(Account account) {
    return account.get(API_URL).startsWith("https://");
  }

  @Override
  public boolean recognisesRepeats() {
    return false;
  }

  /** As <a href="https://core.telegram.org/bots/faq">Telegram's FAQ</a> says. */
  @Override
  public List<Limit> limits(Account account) {
    return List.of(
        new Limit(SendResult.Scope.PAIR, 1, Duration.ofSeconds(1)),
        new Limit(SendResult.Scope.ACCOUNT, 30, Duration.ofSeconds(1)));
  }

  @Override
  public RouteBuilder sending() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(entrance())
            .routeId("send-by-telegram")
            .transform()
            .body(Sending.class, TelegramRequest::of)
            .to(CallProvider.ENTRANCE)
            .transform()
            .body(ProviderAnswer.class, TelegramAnswer::result);
      }
    };
  }

  @Override
  public WebhookReply receive(WebhookRequest request, Account account) {
    byte[] said =
        request.header("x-telegram-bot-api-secret-token").getBytes(StandardCharsets.UTF_8);
    byte[] ours = account.get(WEBHOOK_SECRET).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(said, ours)
        ? WebhookReply.kept()
        : WebhookReply.refused(403, "The secret token is not that of this account.");
  }

  @Override
  public List<Happened> read(WebhookRequest request, Account account) {
    return TelegramInbound.read(request.text());
  }
}
