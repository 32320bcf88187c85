package org.triggerlinks.channels;

/**
 * What a provider is answered.
 *
 * @param keep true if the request is to be kept and read; it is answered when it is on disk
 */
public record WebhookReply(int status, String contentType, String body, boolean keep) {

  private static final String TEXT = "text/plain; charset=utf-8";

  /** It is kept, and answered with nothing but success. */
  public static WebhookReply kept() {
    return kept(TEXT, "");
  }

  /** It is kept, and answered in the provider's own words for success. */
  public static WebhookReply kept(String contentType, String body) {
    return new WebhookReply(200, contentType, body, true);
  }

  /** There is nothing in it to keep, as in a handshake. */
  public static WebhookReply answered(String body) {
    return new WebhookReply(200, TEXT, body, false);
  }

  /**
   * It is not from the provider, or not as it should be.
   *
   * @param why for who looks for the reason; it must not help somebody to forge a request
   */
  public static WebhookReply refused(int status, String why) {
    return new WebhookReply(status, TEXT, why, false);
  }
}
