package org.triggerlinks.channels.meta;

import java.util.List;
import org.triggerlinks.channels.Hearing;
import org.triggerlinks.channels.MessageTemplate;
import org.triggerlinks.channels.Trouble;
import org.triggerlinks.channels.WebhookRequest;

/** What the benches of Messenger and of Instagram have in common. */
public abstract class MessagingBench<S extends MessagingStandIn> extends GraphBench<S> {

  private int posts;

  protected MessagingBench(S standIn) {
    super(standIn);
  }

  @Override
  public String address() {
    return "6789012345678901";
  }

  /** What a text of so many letters is too long for. */
  protected abstract int tooLong();

  @Override
  public List<Trouble> troubles() {
    return List.of(
        answered(10, 2018278, "This message is sent outside of allowed window.", "window_closed"),
        answered(551, 1545041, "This person isn't available right now.", "opted_out"),
        answered(100, 2018001, "No matching user found", "bad_address"),
        answered(100, 0, "Invalid parameter", "refused"),
        answered(190, 0, "Invalid OAuth access token.", "wrong_configuration"),
        answered(613, 0, "Calls to this api have exceeded the rate limit.", "throttled"),
        answered(2, 0, "Service temporarily unavailable", "try_later"),
        answered(1, 99, "An unknown error occurred", "unknown"),
        Trouble.ofText("a text that is too long", "content_rejected", "x".repeat(tooLong())),
        Trouble.ofTemplate(
            "any template",
            "template_rejected",
            new MessageTemplate("promo", "en_US", List.of(), null)));
  }

  @Override
  public Hearing hears() {
    return signed("\"text\":\"");
  }

  // What was not answered comes again together with what came meanwhile: here, what has no words.
  @Override
  public WebhookRequest tells(int news) {
    posts++;
    return standIn.posts(
        URL,
        standIn.news().text(address(), "m_" + news, "Hello", NOW),
        standIn.news().picture(address(), "p_" + posts, NOW));
  }
}
