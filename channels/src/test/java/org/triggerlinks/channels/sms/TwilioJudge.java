package org.triggerlinks.channels.sms;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.URI;

/** Twilio's own SDK, which is led to a stand-in: what it understands is as Twilio says it. */
final class TwilioJudge extends NetworkHttpClient {

  private final URI standIn;

  private TwilioJudge(URI standIn) {
    this.standIn = standIn;
  }

  static TwilioRestClient client(URI standIn, String accountSid, String authToken) {
    return new TwilioRestClient.Builder(accountSid, authToken)
        .httpClient(new TwilioJudge(standIn))
        .build();
  }

  static Message send(TwilioRestClient client, String to, String from, String text) {
    return Message.creator(new PhoneNumber(to), new PhoneNumber(from), text).create(client);
  }

  static Message send(TwilioRestClient client, String to, String from, String text, URI callback) {
    return Message.creator(new PhoneNumber(to), new PhoneNumber(from), text)
        .setStatusCallback(callback)
        .create(client);
  }

  @Override
  public Response makeRequest(Request request) {
    String path = URI.create(request.getUrl()).getRawPath();
    Request led = new Request(request.getMethod(), standIn + path);
    led.setAuth(request.getUsername(), request.getPassword());
    led.setContentType(request.getContentType());
    request
        .getPostParams()
        .forEach((name, values) -> values.forEach(value -> led.addPostParam(name, value)));
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> led.addHeaderParam(name, value)));
    return super.makeRequest(led);
  }
}
