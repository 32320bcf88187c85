package org.triggerlinks.routes.runtime;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bytes of bodies that are in memory at the same time. The web server has a body whole
 * before anybody sees whose it is: without a bound, some hundred callers who send most of one and
 * then nothing would end the process, and with it the redirects. A body takes its room from its
 * first byte to the end of the answer, by what its headers say of its length.
 */
final class RoomForBodies {

  /** What is no longer than headers may be, which anybody may send, is never refused. */
  static final int SMALL = FrontDoor.LONGEST_HEADERS;

  // One may take twice its length while it is read, and there are copies while it is looked at.
  private static final int SHARE_OF_MEMORY = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Semaphore room;
  private final int largest;
  private final Duration patience;
  private final AtomicLong refused = new AtomicLong();

  /**
   * The room of this process.
   *
   * @param largest bytes of the largest body that is taken
   */
  static RoomForBodies inMemory(int largest) {
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY;
    return new RoomForBodies((int) Math.min(room, Integer.MAX_VALUE), largest, PATIENCE);
  }

  /**
   * Room for so much.
   *
   * @param bytes of bodies that are held at the same time, at most; for one there is always room
   * @param patience a larger body that is not there after that is not waited for
   */
  RoomForBodies(int bytes, int largest, Duration patience) {
    this.room = new Semaphore(Math.max(bytes, largest));
    this.largest = largest;
    this.patience = patience;
  }

  /** How many requests were refused as there was no room for their bodies. */
  long refused() {
    return refused.get();
  }

  /** Whether there is room for the body of this request, which has it from now on. */
  boolean admits(RoutingContext context) {
    int bytes = most(context.request());
    if (bytes <= SMALL) {
      return true;
    }
    if (!room.tryAcquire(bytes)) {
      refused.incrementAndGet();
      return false;
    }
    long timer = context.vertx().setTimer(patience.toMillis(), late -> giveUp(context.request()));
    context.addEndHandler(
        end -> {
          context.vertx().cancelTimer(timer);
          room.release(bytes);
        });
    return true;
  }

  /** The most that this body can take; what is larger is refused while it is read. */
  private int most(HttpServerRequest request) {
    if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return largest;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : (int) Math.min(Long.parseLong(length), largest);
  }

  // Who sends a byte now and then is not idle.
  private static void giveUp(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.connection().close();
    }
  }
}
