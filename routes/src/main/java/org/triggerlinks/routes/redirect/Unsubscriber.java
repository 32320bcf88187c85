package org.triggerlinks.routes.redirect;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.routes.capture.Appended;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Takes the word of who wants no more messages. Only a POST is one: scanners follow every address
 * of a mail by GET (RFC 8058, 3.1 and 6). Whose word it is, nobody looks up before it is on disk.
 */
public final class Unsubscriber {

  private final CaptureLog log;
  private final Clock clock;

  public Unsubscriber(CaptureLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Answers a request, a POST as a rule from another thread, as soon as it is on disk. */
  void answer(LinkRequest request, Consumer<LinkAnswer> answered) {
    if (!Keys.isRef(request.path())) {
      answered.accept(LinkAnswer.page(404, LinkPages.unknown()));
      return;
    }
    if (!request.method().equals("POST")) {
      answered.accept(LinkAnswer.page(200, LinkPages.unsubscribe()));
      return;
    }
    log.append(
        () -> CapturedClicks.record(word(request)),
        new Appended() {
          @Override
          public void stored() {
            answered.accept(LinkAnswer.page(200, LinkPages.unsubscribed()));
          }

          @Override
          public void lost(IOException why) {
            answered.accept(LinkAnswer.page(503, LinkPages.notKept()));
          }
        });
  }

  private FactEnvelope word(LinkRequest request) {
    return FactEnvelope.first(
        null,
        null,
        clock.instant(),
        new Occurrence.Unsubscribed(request.path(), request.oneClick(), request.userAgent()));
  }
}
