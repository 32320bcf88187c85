package org.triggerlinks.routes.api;

import java.util.Map;

/** A call that is turned away whatever it says. */
final class Refused extends Problem {

  private static final long serialVersionUID = 1L;

  private Refused(int status, String title, String detail) {
    super(status, title, detail);
  }

  @Override
  public Map<String, String> headers() {
    return status() == 503 ? Map.of("Retry-After", "1") : super.headers();
  }

  static Refused notReady() {
    return new Refused(
        503, "Not ready", "The service is starting or stopping. Try again in a moment.");
  }

  static Refused busy() {
    return new Refused(503, "Busy", "Too many calls are being answered. Try again in a moment.");
  }

  static Refused noRoom() {
    return new Refused(
        503, "Busy", "Too many large requests are being read. Try again in a moment.");
  }

  static Refused databaseAway() {
    return new Refused(
        503,
        "Database away",
        "The database does not answer, or is too busy. Try again in a moment, with the same"
            + " Idempotency-Key if the call changes something: it may have been carried out.");
  }

  static Refused rulesNotLoaded() {
    return new Refused(
        503,
        "Rules not loaded",
        "The rule files are being compiled after the start. Clicks are taken meanwhile; ask again in a moment.");
  }

  static Refused malformed() {
    return new Refused(400, "Malformed request", "The request is not HTTP as it should be.");
  }

  static Refused longUrl(int most) {
    return new Refused(
        414,
        "URL too long",
        "The URL may have at most about %d bytes. Send what is long in the body.".formatted(most));
  }

  static Refused longHeaders(int most) {
    return new Refused(
        431, "Headers too long", "The headers may have at most %d bytes.".formatted(most));
  }

  static Refused expectation() {
    return new Refused(
        417, "Expectation failed", "Of \"Expect\" only \"100-continue\" is understood.");
  }
}
