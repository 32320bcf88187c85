package org.triggerlinks.channels.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.http.ProviderCall;

/** A message as Telegram wants it: https://core.telegram.org/bots/api#sendmessage. */
final class TelegramRequest {

  private TelegramRequest() {}

  static ProviderCall of(Sending sending) {
    Account account = sending.account();
    return ProviderCall.post(
        URI.create(
            "%s/bot%s/sendMessage"
                .formatted(account.get(Telegram.API_URL), account.get(Telegram.BOT_TOKEN))),
        "application/json",
        JsonNodeFactory.instance
            .objectNode()
            .put("chat_id", sending.message().address())
            .put("text", sending.message().text())
            .toString());
  }
}
