package org.triggerlinks.channels.instagram;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.triggerlinks.channels.meta.GraphRefusal;
import org.triggerlinks.channels.meta.MessagingStandIn;

/**
 * Stands in for Instagram's Send API and its webhooks, for one professional account; the two kinds
 * of login differ in host, token and secret only.
 */
public final class InstagramStandIn extends MessagingStandIn {

  private static final int LONGEST_TEXT = 1000;

  /**
   * A stand-in.
   *
   * @param port 0 for any that is free
   * @param token access token of the page or of the account
   * @param secret of the app
   */
  public InstagramStandIn(int port, String instagramId, String token, String secret) {
    super(port, "instagram", instagramId, token, secret);
  }

  @Override
  protected Set<String> parameters() {
    return Set.of("recipient", "message");
  }

  @Override
  protected void checkText(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
      throw new GraphRefusal(
          100, "(#100) Length of param message[text] must be less than or equal to 1000");
    }
  }
}
