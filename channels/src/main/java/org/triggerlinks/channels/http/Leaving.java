package org.triggerlinks.channels.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Notes that a request begins to leave: it has its connection, and the other side has proved who it
 * is. What fails before has not been heard of.
 */
final class Leaving implements ExecChainHandler {

  private static final String LEFT = "trigger-links.left";

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (((HttpUriRequestBase) scope.originalRequest).isCancelled()) {
      throw new IOException("It took too long to be connected.");
    }
    scope.clientContext.setAttribute(LEFT, true);
    return chain.proceed(request, scope);
  }

  static boolean hasLeft(HttpContext context) {
    return context.getAttribute(LEFT) != null;
  }
}
