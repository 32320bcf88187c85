package org.triggerlinks.routes.inbound;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.routes.capture.Appended;
import org.triggerlinks.routes.capture.CaptureLog;

/**
 * Answers providers: looks in memory whether a request is theirs, has it kept, and then answers.
 * What the disk does not take is answered with 503, and the provider sends it again.
 */
public final class Receptionist {

  private static final Logger LOG = LoggerFactory.getLogger(Receptionist.class);

  private final Doors doors;
  private final CaptureLog log;
  private final WebhookMeters meters;
  private final Clock clock;

  public Receptionist(Doors doors, CaptureLog log, WebhookMeters meters, Clock clock) {
    this.doors = doors;
    this.log = log;
    this.meters = meters;
    this.clock = clock;
  }

  /** Answers a request, as a rule from another thread, as soon as it is on disk. */
  void answer(
      String channel, String location, WebhookRequest request, Consumer<WebhookReply> answered) {
    Optional<Account> account = doors.at(channel, location);
    if (account.isEmpty()) {
      answered.accept(WebhookReply.refused(404, "No account is called at this address."));
      return;
    }
    WebhookReply reply = look(request, account.get());
    if (!reply.keep()) {
      meters.answered(channel, reply.status() < 300 ? "handshake" : "refused");
      if (reply.status() >= 300) {
        LOG.debug("A webhook of {} is refused: {}", account.get().webhookPath(), reply.body());
      }
      answered.accept(reply);
      return;
    }
    log.append(
        () -> CapturedWebhook.of(request, account.get(), clock.instant()).bytes(),
        new Appended() {
          @Override
          public void stored() {
            meters.answered(channel, "kept");
            answered.accept(reply);
          }

          @Override
          public void lost(IOException why) {
            meters.answered(channel, "not_kept");
            LOG.error("A webhook of {} cannot be kept: {}", channel, why.getMessage());
            answered.accept(WebhookReply.refused(503, "It cannot be kept now; send it again."));
          }
        });
  }

  // Whoever sends something that cannot be read is not the provider.
  private static WebhookReply look(WebhookRequest request, Account account) {
    try {
      return Doors.provider(account).receive(request, account);
    } catch (RuntimeException e) {
      LOG.debug("A request to {} cannot be read", account.webhookPath(), e);
      return WebhookReply.refused(400, "It cannot be read.");
    }
  }
}
