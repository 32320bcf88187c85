package org.triggerlinks.routes.runtime;

import java.util.Map;
import org.triggerlinks.routes.api.HttpReply;

/** The sentences that are answered where no route is. They name nothing of the inside. */
final class PlainPages {
  private PlainPages() {}

  static HttpReply nothingHere() {
    return of(
        404,
        "There is nothing at this address. A trigger link looks like /l/abc123; the API is described"
            + " at /api/docs.");
  }

  static HttpReply notReady() {
    return of(503, "The service is starting or stopping. Try again in a moment.");
  }

  static HttpReply noRoom() {
    return of(503, "Too many large requests are being read. Try again in a moment.");
  }

  static HttpReply failed(int status, int maxBodyBytes) {
    return switch (status) {
      case 413 -> of(status, "The request is larger than the " + maxBodyBytes + " bytes allowed.");
      case 400 -> of(status, "The request could not be understood.");
      case 405 -> of(status, "This address does not know this method.");
      case 417 -> of(status, "Of \"Expect\" only \"100-continue\" is understood.");
      default -> of(500, "Something went wrong on our side. It has been noted.");
    };
  }

  static HttpReply of(int status, String sentence) {
    return new HttpReply(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store"),
        sentence + "\n");
  }
}
