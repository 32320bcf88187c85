package org.triggerlinks.channels.telegram;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.CaughtWebhook;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.StandInBench;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.time.ServiceClock;

/** Telegram keeps what every channel keeps. */
class TelegramContractTest extends StandInBench<TelegramStandIn> implements ChannelContract {

  private static final String TOKEN = "123456:token-that-nobody-may-see";
  private static final String WORD = "word-that-nobody-may-see";

  TelegramContractTest() {
    super(new TelegramStandIn(0, TOKEN, WORD, ServiceClock.system()));
  }

  @Override
  public Account account() {
    return new Account(
        new Telegram(),
        null,
        Map.of(
            Telegram.BOT_TOKEN, TOKEN,
            Telegram.WEBHOOK_SECRET, WORD,
            Telegram.API_URL, standIn.url().toString()));
  }

  @Override
  public String address() {
    return "77";
  }

  @Override
  public int taken() {
    return standIn.taken().size();
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(
        answered(400, "Bad Request: chat not found", "bad_address"),
        answered(400, "Bad Request: message is too long", "content_rejected"),
        answered(400, "Bad Request: can't parse entities", "refused"),
        answered(401, "Unauthorized", "wrong_configuration"),
        answered(403, "Forbidden: bot was blocked by the user", "opted_out"),
        answered(429, "Too Many Requests: retry after 5", "throttled"),
        answered(500, "Internal Server Error", "unknown"));
  }

  private Trouble answered(int code, String description, String kind) {
    return Trouble.answered(
        description, kind, () -> standIn.next(TelegramStandIn.failing(code, description)));
  }

  @Override
  public Map<String, String> cannotHave() {
    return Map.of(
        "window_closed", "who has written to a bot may be written to at any time",
        "template_rejected", "there are no templates");
  }

  @Override
  public Hearing hears() {
    return new Hearing.Called("x-telegram-bot-api-secret-token", "");
  }

  @Override
  public WebhookRequest tells(int news) throws IOException {
    return CaughtWebhook.of(account(), url -> standIn.hears(url, news, "77", "Ada", "Hello"));
  }
}
