package org.triggerlinks.channels.whatsapp;

import com.restfb.Body;
import com.restfb.FacebookClient;
import com.restfb.types.whatsapp.platform.SendMessage;
import com.restfb.types.whatsapp.platform.SuccessfulResponse;
import com.restfb.types.whatsapp.platform.send.Text;
import java.net.URI;
import org.triggerlinks.channels.meta.RestFb;

/** How RestFB sends to WhatsApp. */
final class WhatsAppJudge {

  private WhatsAppJudge() {}

  static FacebookClient client(URI standIn, String token, String secret) {
    return RestFb.client(standIn, token, secret);
  }

  static SuccessfulResponse send(FacebookClient client, String number, String to, String text) {
    Text content = new Text(text);
    content.setPreviewUrl(false);
    SendMessage message = new SendMessage(to);
    message.setText(content);
    return client.publish(number + "/messages", SuccessfulResponse.class, Body.withData(message));
  }
}
