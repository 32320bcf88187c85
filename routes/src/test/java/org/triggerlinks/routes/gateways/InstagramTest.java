package org.triggerlinks.routes.gateways;

import java.util.List;
import java.util.Map;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.instagram.InstagramStandIn;

/** The service with a professional account at a stand-in for Instagram. */
class InstagramTest extends MetaJourneys<InstagramStandIn> {

  private static final String ACCOUNT = "17841405309211844";

  @Override
  String channel() {
    return "instagram";
  }

  @Override
  InstagramStandIn open(int port, String secret) {
    return new InstagramStandIn(port, ACCOUNT, TOKEN, secret);
  }

  @Override
  Map<String, String> sender() {
    return Map.of("instagram-id", ACCOUNT);
  }

  @Override
  String address(int number) {
    return "56789012345678%02d".formatted(number);
  }

  @Override
  WebhookRequest written(InstagramStandIn teller, String id, String text) {
    return teller.posts(webhook(), teller.news().text(address, id, text, now()));
  }

  // It does not tell that a message arrived, but which one was read.
  @Override
  List<WebhookRequest> reports(Arrived message) {
    return List.of(meta().posts(webhook(), meta().news().read(address, message.id(), now())));
  }
}
