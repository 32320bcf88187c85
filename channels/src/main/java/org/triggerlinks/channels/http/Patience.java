package org.triggerlinks.channels.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentTooLongException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Ends a call that takes too long, from its first to its last byte: the timeouts of sockets begin
 * anew with each byte. So it reads the answer, which is small.
 */
final class Patience implements ExecChainHandler {

  private static final int LONGEST_ANSWER = 1 << 20;

  private final ScheduledExecutorService alarm;
  private final Duration patience;

  Patience(ScheduledExecutorService alarm, Duration patience) {
    this.alarm = alarm;
    this.patience = patience;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Cancellable call = (Cancellable) scope.originalRequest;
    Future<?> cut = alarm.schedule(call::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      HttpEntity entity = response.getEntity();
      if (entity != null) {
        response.setEntity(read(call, entity));
      }
      return response;
    } catch (IOException | RuntimeException e) {
      if (Leaving.hasLeft(scope.clientContext)) {
        throw e;
      }
      throw new NothingLeft(e);
    } finally {
      cut.cancel(false);
    }
  }

  private static HttpEntity read(Cancellable call, HttpEntity entity) throws IOException {
    byte[] body = entity.getContent().readNBytes(LONGEST_ANSWER + 1);
    if (body.length > LONGEST_ANSWER) {
      call.cancel(); // or closing would read the rest
      throw new ContentTooLongException("The answer is longer than %d bytes", LONGEST_ANSWER);
    }
    entity.close();
    return new ByteArrayEntity(body, null, entity.getContentEncoding());
  }
}
