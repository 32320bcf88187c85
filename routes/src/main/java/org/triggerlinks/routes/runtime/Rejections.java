package org.triggerlinks.routes.runtime;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.routes.api.BorderProblems;
import org.triggerlinks.routes.api.HttpReply;

/**
 * The answers to requests that no route answers: a problem document for who called the API, a
 * sentence for everybody else.
 */
final class Rejections {

  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);
  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final long LINGER_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final BorderProblems problems;
  private final int maxBodyBytes;

  Rejections(int maxBodyBytes) {
    this.problems = new BorderProblems(maxBodyBytes);
    this.maxBodyBytes = maxBodyBytes;
  }

  boolean hasMalformedPath(HttpServerRequest request) {
    return request.path() != null && MALFORMED.matcher(request.path()).find();
  }

  void malformedPath(HttpServerRequest request) {
    answer(
        request,
        BorderProblems.concern(request.path())
            ? problems.malformedPath()
            : PlainPages.of(400, "The address is not percent-encoded."));
  }

  /** Not even the path of it is known, so the answer is one that programs can read. */
  void unreadable(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    HttpReply reply =
        cause instanceof TooLongHttpLineException
            ? problems.longUrl(FrontDoor.LONGEST_REQUEST_LINE)
            : cause instanceof TooLongHttpHeaderException
                ? problems.longHeaders(FrontDoor.LONGEST_HEADERS)
                : problems.malformed();
    request.response().putHeader("Connection", "close");
    answer(request, reply);
    request.connection().close();
  }

  void nothingHere(RoutingContext context) {
    String path = context.request().path();
    answer(
        context.request(),
        BorderProblems.concern(path) ? problems.nothingHere(path) : PlainPages.nothingHere());
  }

  void notReady(RoutingContext context) {
    context.response().putHeader("Retry-After", "2");
    // Or the next request would be on its way when the connection is closed with the server.
    closeSoon(context);
    answer(
        context.request(),
        BorderProblems.concern(context.request().path())
            ? problems.notReady()
            : PlainPages.notReady());
  }

  /** Too many bodies are held; who sends this one again finds room, and so does a provider. */
  void noRoom(RoutingContext context) {
    context.response().putHeader("Retry-After", "10");
    closeSoon(context);
    answer(
        context.request(),
        BorderProblems.concern(context.request().path()) ? problems.noRoom() : PlainPages.noRoom());
  }

  void failed(RoutingContext context) {
    if (context.failure() instanceof HttpClosedException) {
      return; // the caller has gone: there is nobody to answer, and nothing that failed here
    }
    HttpServerRequest request = context.request();
    int status = context.statusCode();
    if (status == 413) {
      closeSoon(context);
    }
    if (BorderProblems.concern(request.path())) {
      answer(request, problems.failed(status, request.path(), request.query(), context.failure()));
      return;
    }
    if (status == 500) {
      LOG.error("{} failed", request.path(), context.failure());
    }
    answer(request, PlainPages.failed(status, maxBodyBytes));
  }

  /**
   * What is left of the body would be taken for the next request, or never come. It is read for a
   * while before the connection is closed: who is still sending does not see an answer otherwise.
   */
  private static void closeSoon(RoutingContext context) {
    HttpServerRequest request = context.request();
    context.response().putHeader("Connection", "close");
    if (request.isEnded()) {
      context.addEndHandler(sent -> request.connection().close());
    } else {
      request.endHandler(end -> request.connection().close());
    }
    long timer = context.vertx().setTimer(LINGER_MILLIS, late -> request.connection().close());
    request.connection().closeHandler(closed -> context.vertx().cancelTimer(timer));
  }

  private static void answer(HttpServerRequest request, HttpReply reply) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    response.end(reply.body());
  }
}
