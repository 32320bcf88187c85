package org.triggerlinks.routes.api;

import java.time.Duration;
import java.util.Map;

/** Says when everything that is due is decided and sent: what tests and try-outs wait for. */
final class QuietResource {

  /** Work that moves from one place to the next can be missed once, hardly three times. */
  private static final int LOOKS = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  private final WorkLeft left;

  QuietResource(WorkLeft left) {
    this.left = left;
  }

  private record View(boolean quiet, Map<String, Long> pending) {

    static View of(Map<String, Long> pending) {
      return new View(pending.values().stream().allMatch(number -> number == 0), pending);
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("getQuiet", request -> ApiResponse.ok(View.of(left.count())))
        .on("awaitQuiet", this::await);
  }

  /** Time here is the computer's: the sandbox clock may jump while one waits. */
  private ApiResponse await(ApiRequest request) {
    long end = System.nanoTime() + Duration.ofSeconds(request.number("timeout")).toNanos();
    View view = View.of(left.count());
    for (int quiet = view.quiet() ? 1 : 0; quiet < LOOKS && System.nanoTime() < end; ) {
      pause();
      view = View.of(left.count());
      quiet = view.quiet() ? quiet + 1 : 0;
    }
    return ApiResponse.ok(view);
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for quiet.", e);
    }
  }
}
