package org.triggerlinks.routes.api;

import java.util.List;
import java.util.Optional;
import org.triggerlinks.routes.deadletters.DeadLetter;
import org.triggerlinks.routes.deadletters.DeadLetters;
import org.triggerlinks.routes.deadletters.NoOrigin;
import org.triggerlinks.routes.dispatch.IntentRelay;
import org.triggerlinks.routes.dispatch.ThrownAway;

/** Queue messages that could not be processed. */
final class DeadLetterResource {

  private static final int SHOWN_IN_LISTS = 1000;

  private final DeadLetters letters;
  private final ThrownAway thrownAway;

  DeadLetterResource(DeadLetters letters, ThrownAway thrownAway) {
    this.letters = letters;
    this.thrownAway = thrownAway;
  }

  void register(Handlers handlers) {
    handlers
        .on("listDeadLetters", this::list)
        .on("getDeadLetter", request -> ApiResponse.ok(found(request, letters.byId(id(request)))))
        .on("deleteDeadLetter", this::delete)
        .on("retryDeadLetter", this::retry);
  }

  private ApiResponse list(ApiRequest request) {
    int limit = request.number("limit");
    List<DeadLetter> oneMore =
        letters.after(request.find("cursor").orElse(null), limit + 1, SHOWN_IN_LISTS);
    return ApiResponse.ok(Page.cut(oneMore, limit, DeadLetter::id));
  }

  private ApiResponse delete(ApiRequest request) {
    // First, or it would be put on its queue once more if the service died in between.
    DeadLetter letter = found(request, letters.byId(id(request)));
    if (letter.queue().startsWith(IntentRelay.QUEUE_PREFIX)) {
      thrownAway.giveUp(letter.body());
    }
    found(request, letters.remove(id(request)));
    return ApiResponse.done();
  }

  private ApiResponse retry(ApiRequest request) {
    try {
      return ApiResponse.accepted(found(request, letters.retry(id(request))));
    } catch (NoOrigin e) {
      throw Conflict.because(e.getMessage());
    }
  }

  private static String id(ApiRequest request) {
    return request.text("id");
  }

  private static DeadLetter found(ApiRequest request, Optional<DeadLetter> letter) {
    return letter.orElseThrow(() -> NotFound.noSuch("dead letter", id(request)));
  }
}
