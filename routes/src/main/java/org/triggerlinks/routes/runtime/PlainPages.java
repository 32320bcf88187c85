package org.triggerlinks.routes.runtime;

import io.vertx.ext.web.RoutingContext;

/** The sentences that are answered where no route is. They name nothing of the inside. */
final class PlainPages {
  private PlainPages() {}

  static void nothingHere(RoutingContext context) {
    answer(
        context,
        404,
        "There is nothing at this address. A trigger link looks like /l/abc123; the API is described"
            + " at /api/docs.");
  }

  static void notReady(RoutingContext context) {
    context.response().putHeader("Retry-After", "2");
    answer(context, 503, "The service is starting or stopping. Try again in a moment.");
  }

  static void failed(RoutingContext context, int maxBodyBytes) {
    int code = context.statusCode();
    switch (code) {
      case 413 ->
          answer(
              context, code, "The request is larger than the " + maxBodyBytes + " bytes allowed.");
      case 400 -> answer(context, code, "The request could not be understood.");
      case 405 -> answer(context, code, "This address does not know this method.");
      default -> answer(context, 500, "Something went wrong on our side. It has been noted.");
    }
  }

  private static void answer(RoutingContext context, int code, String sentence) {
    if (context.response().ended()) {
      return;
    }
    context
        .response()
        .setStatusCode(code)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .end(sentence + "\n");
  }
}
