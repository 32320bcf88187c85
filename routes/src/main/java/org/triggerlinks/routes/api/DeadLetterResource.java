package org.triggerlinks.routes.api;

/** What could not be processed: listed, retried, thrown away. */
final class DeadLetterResource {

  private final DeadLetters letters;

  DeadLetterResource(DeadLetters letters) {
    this.letters = letters;
  }

  void register(Handlers handlers) {
    handlers
        .on("listDeadLetters", this::list)
        .on("getDeadLetter", this::get)
        .on("retryDeadLetter", this::retry)
        .on("deleteDeadLetter", this::delete);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        Page.of(
            letters.all(),
            request.find("cursor").orElse(null),
            request.number("limit"),
            DeadLetters.Letter::id));
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(letters.find(request.text("id")).orElseThrow(() -> unknown(request)));
  }

  private ApiResponse retry(ApiRequest request) {
    return ApiResponse.accepted(
        letters.retry(request.text("id")).orElseThrow(() -> unknown(request)));
  }

  private ApiResponse delete(ApiRequest request) {
    return letters
        .remove(request.text("id"))
        .map(removed -> ApiResponse.done())
        .orElseThrow(() -> unknown(request));
  }

  private static NotFound unknown(ApiRequest request) {
    return NotFound.noSuch("dead letter", request.text("id"));
  }
}
