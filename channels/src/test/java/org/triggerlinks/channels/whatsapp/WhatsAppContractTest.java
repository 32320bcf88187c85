package org.triggerlinks.channels.whatsapp;

import java.util.List;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.ChannelContract;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.meta.GraphBench;

/** WhatsApp keeps what every channel keeps. */
class WhatsAppContractTest extends GraphBench<WhatsAppStandIn> implements ChannelContract {

  private static final String NUMBER_ID = "106540352242922";
  private static final String ANN = "16505551234";

  private int posts;

  WhatsAppContractTest() {
    super(new WhatsAppStandIn(0, NUMBER_ID, TOKEN, SECRET));
  }

  @Override
  public Account account() {
    return account(new WhatsApp(), WhatsApp.PHONE_NUMBER_ID, NUMBER_ID);
  }

  @Override
  public String address() {
    return "+" + ANN;
  }

  @Override
  public List<Trouble> troubles() {
    return List.of(
        answered(131047, 0, "Re-engagement message", "window_closed"),
        answered(131050, 0, "User has stopped marketing messages", "opted_out"),
        answered(131026, 0, "Message undeliverable", "bad_address"),
        answered(132001, 0, "Template name does not exist", "template_rejected"),
        answered(131049, 0, "Not delivered to maintain healthy engagement", "refused"),
        answered(190, 0, "Invalid OAuth access token.", "wrong_configuration"),
        answered(130429, 0, "Rate limit hit", "throttled"),
        answered(131000, 0, "Something went wrong", "try_later"),
        answered(1, 0, "An unknown error occurred", "unknown"),
        Trouble.ofText("a text that is too long", "content_rejected", "x".repeat(4097)));
  }

  @Override
  public Hearing hears() {
    return signed("\"body\":\"");
  }

  // What was not answered comes again together with what came meanwhile: here, a deleted message.
  @Override
  public WebhookRequest tells(int news) {
    posts++;
    return standIn.posts(
        URL,
        standIn.news().text(ANN, "Ann", "wamid." + news, "Hello", NOW),
        standIn.news().status(ANN, "wamid.other." + posts, "deleted", NOW));
  }
}
