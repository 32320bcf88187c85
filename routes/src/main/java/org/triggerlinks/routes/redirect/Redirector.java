package org.triggerlinks.routes.redirect;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.key.LinkPath;
import org.triggerlinks.routes.capture.Appended;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.links.LinkTable;
import org.triggerlinks.routes.links.LinkTarget;

/** Answers clicks: looks the link up in memory, has the click stored, and then answers. */
public final class Redirector {

  private final LinkTable links;
  private final CaptureLog log;
  private final Clock clock;

  public Redirector(LinkTable links, CaptureLog log, Clock clock) {
    this.links = links;
    this.log = log;
    this.clock = clock;
  }

  /** Answers a request, as a rule from another thread, as soon as the click is on disk. */
  void answer(LinkRequest request, Consumer<LinkAnswer> answered) {
    Optional<LinkPath> path = LinkPath.ofSegment(request.path());
    Optional<LinkTarget> target = path.flatMap(p -> links.find(p.key(), request.host()));
    if (target.isEmpty()) {
      answered.accept(LinkAnswer.page(404, LinkPages.unknown()));
      return;
    }
    ClickOutcome outcome = outcome(request, path.get(), target.get());
    LinkAnswer answer = answer(request, path.get(), target.get(), outcome);
    log.append(
        () -> CapturedClicks.record(click(request, path.get(), target.get(), outcome)),
        new Appended() {
          @Override
          public void stored() {
            answered.accept(answer);
          }

          // The contact must not suffer from a full disk, and the log counts and reports what it
          // lost. But a confirmation that is not kept must not look like one that is.
          @Override
          public void lost(IOException why) {
            answered.accept(
                outcome == ClickOutcome.CONFIRMED
                    ? LinkAnswer.page(503, LinkPages.notKept())
                    : answer);
          }
        });
  }

  private static ClickOutcome outcome(LinkRequest request, LinkPath path, LinkTarget target) {
    if (target.destination().isEmpty()) {
      return ClickOutcome.BROKEN;
    }
    if (!target.consent()) {
      return ClickOutcome.REDIRECTED;
    }
    if (path.ref().isEmpty()) {
      return ClickOutcome.ASKED;
    }
    return request.method().equals("POST") ? ClickOutcome.CONFIRMED : ClickOutcome.ASKED;
  }

  private static LinkAnswer answer(
      LinkRequest request, LinkPath path, LinkTarget target, ClickOutcome outcome) {
    if (outcome == ClickOutcome.BROKEN) {
      return LinkAnswer.page(404, LinkPages.broken(target.name()));
    } else if (outcome == ClickOutcome.ASKED && path.ref().isEmpty()) {
      return LinkAnswer.page(statusForNobody(request), LinkPages.nobody(target.name()));
    } else if (outcome == ClickOutcome.ASKED) {
      return LinkAnswer.page(200, LinkPages.confirm(target.name()));
    }
    // RFC 8058, 3.1: a one-click POST is not answered with a redirect.
    if (outcome == ClickOutcome.CONFIRMED && request.oneClick()) {
      return LinkAnswer.page(200, LinkPages.confirmed(target.name()));
    }
    return LinkAnswer.redirect(
        request.method().equals("POST") ? 303 : 302, target.destination().get());
  }

  // Whose consent it is, only the reference says: RFC 8058, 3.1 wants the recipient in the URL of a
  // one-click POST. Without it the request cannot be carried out, and the program that sent it must
  // not take it for done, as it would with any 2xx or 3xx: 400 (RFC 9110, 15.5.1), as to try again
  // is of no use. To be shown the page that says so is no failure.
  private static int statusForNobody(LinkRequest request) {
    return request.method().equals("POST") ? 400 : 200;
  }

  private FactEnvelope click(
      LinkRequest request, LinkPath path, LinkTarget target, ClickOutcome outcome) {
    return FactEnvelope.first(
        target.location(),
        null,
        clock.instant(),
        new Occurrence.Clicked(
            target.link(),
            target.name(),
            path.ref().orElse(null),
            outcome,
            outcome == ClickOutcome.ASKED ? null : target.destination().orElse(null),
            request.method(),
            request.userAgent(),
            request.purpose()));
  }
}
