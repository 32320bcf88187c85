package org.triggerlinks.routes.api;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells what the web server finds wrong with a call before the API sees it. The caller should not
 * have to know who found it: it is told like every other problem.
 */
public final class BorderProblems {

  private static final Pattern PATHS = Pattern.compile("/api/v\\d+(/.*)?", Pattern.DOTALL);

  private final int mostBytes;

  /** Problems of a server that takes bodies of this size. */
  public BorderProblems(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Whether calls of this path are answered with problem documents. */
  public static boolean concern(String path) {
    return path != null && PATHS.matcher(path).matches();
  }

  /** There is nothing at this path. */
  public HttpReply nothingHere(String path) {
    return Problems.reply(NotFound.path(path));
  }

  /** The service takes no calls now. */
  public HttpReply notReady() {
    return Problems.reply(Refused.notReady());
  }

  /** Too many large bodies are being read. */
  public HttpReply noRoom() {
    return Problems.reply(Refused.noRoom());
  }

  /** The path is not percent-encoded. */
  public HttpReply malformedPath() {
    return Problems.reply(
        InvalidRequest.parameters(List.of(new FieldError("path", "It is not percent-encoded."))));
  }

  /** The request line is longer than this. */
  public HttpReply longUrl(int most) {
    return Problems.reply(Refused.longUrl(most));
  }

  /** The headers are longer than this. */
  public HttpReply longHeaders(int most) {
    return Problems.reply(Refused.longHeaders(most));
  }

  /** The request cannot be read at all. */
  public HttpReply malformed() {
    return Problems.reply(Refused.malformed());
  }

  /**
   * A call failed on its way.
   *
   * @param status what the web server calls it
   * @param query as it was sent, or null
   * @param failure what failed, or null
   */
  public HttpReply failed(int status, String path, String query, Throwable failure) {
    return Problems.reply(
        switch (status) {
          case 400 -> wrongQuery(query);
          case 413 -> TooLarge.moreThan(mostBytes);
          case 417 -> Refused.expectation();
          default -> Problems.unexpected(path, failure);
        });
  }

  private static Problem wrongQuery(String query) {
    try {
      Query.parse(query);
      return Refused.malformed();
    } catch (InvalidRequest e) {
      return e;
    }
  }
}
