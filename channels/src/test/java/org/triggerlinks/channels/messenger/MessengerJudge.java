package org.triggerlinks.channels.messenger;

import com.restfb.FacebookClient;
import com.restfb.Parameter;
import com.restfb.types.send.IdMessageRecipient;
import com.restfb.types.send.Message;
import com.restfb.types.send.MessagingType;
import com.restfb.types.send.SendResponse;
import java.net.URI;
import org.triggerlinks.channels.meta.RestFb;

/** How RestFB sends to Messenger. */
final class MessengerJudge {

  private MessengerJudge() {}

  static FacebookClient client(URI standIn, String token, String secret) {
    return RestFb.client(standIn, token, secret);
  }

  static SendResponse send(FacebookClient client, String page, String to, String text) {
    return client.publish(
        page + "/messages",
        SendResponse.class,
        Parameter.with("messaging_type", MessagingType.RESPONSE),
        Parameter.with("recipient", new IdMessageRecipient(to)),
        Parameter.with("message", new Message(text)));
  }
}
