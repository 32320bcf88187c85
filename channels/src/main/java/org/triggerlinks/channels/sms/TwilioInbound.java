package org.triggerlinks.channels.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.message.MessageState;

/**
 * What Twilio tells: <a
 * href="https://www.twilio.com/docs/messaging/guides/webhook-request">messages that come in</a> and
 * <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">what becomes
 * of ours</a>.
 */
final class TwilioInbound {

  /** Field of a callback's query: our own id of the message. */
  static final String MESSAGE = "m";

  private TwilioInbound() {}

  static List<Happened> read(WebhookRequest request) {
    TwilioForm form = TwilioForm.of(request.text());
    String id = form.has("MessageSid") ? form.get("MessageSid") : form.get("SmsSid");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("It has no MessageSid.");
    }
    String status = form.has("MessageStatus") ? form.get("MessageStatus") : form.get("SmsStatus");
    return status.equals("received") || status.isEmpty()
        ? received(id, form)
        : reported(id, status, form, request);
  }

  private static List<Happened> received(String id, TwilioForm form) {
    List<Happened> all = new ArrayList<>();
    String from = form.get("From");
    String kind = form.get("OptOutType");
    if (kind.equals("STOP") || kind.equals("START")) {
      // Twilio has said so to the contact, and holds back by itself what is sent after STOP.
      all.add(
          new Happened.ConsentSaid("co:" + id, from, kind.equals("START"), form.get("Body"), true));
    }
    all.add(
        new Happened.Received(
            "in:" + id,
            from,
            form.get("To"),
            id,
            form.has("ProfileName") ? form.get("ProfileName") : null,
            text(form),
            null,
            false));
    return all;
  }

  // Pictures stay where they are; whoever reads the message finds them by their addresses.
  private static String text(TwilioForm form) {
    StringBuilder text = new StringBuilder(form.get("Body"));
    for (int i = 0; form.has("MediaUrl" + i); i++) {
      text.append(text.length() == 0 ? "" : "\n").append(form.get("MediaUrl" + i));
    }
    return text.toString();
  }

  private static List<Happened> reported(
      String id, String status, TwilioForm form, WebhookRequest request) {
    MessageState state = state(status);
    if (state == null) {
      return List.of();
    }
    SendResult failure = state == MessageState.FAILED ? failure(status, form) : null;
    return List.of(
        new Happened.Reported(
            "st:" + id + ":" + status,
            id,
            own(request),
            state,
            failure == null ? null : failure.kind(),
            failure == null ? null : reason(status, form),
            null));
  }

  /** The state that a status means; null if the message got no further than we know. */
  private static MessageState state(String status) {
    return switch (status) {
      case "sent" -> MessageState.SENT;
      case "delivered", "partially_delivered" -> MessageState.DELIVERED;
      case "read" -> MessageState.READ;
      case "failed", "undelivered", "canceled" -> MessageState.FAILED;
      default -> null;
    };
  }

  private static SendResult failure(String status, TwilioForm form) {
    String reason = reason(status, form);
    String code = form.get("ErrorCode");
    SendResult.Refused otherwise = new SendResult.Refused(reason);
    return code.matches("\\d{1,9}")
        ? TwilioErrors.result(Integer.parseInt(code), Duration.ZERO, reason, any -> otherwise)
        : otherwise;
  }

  private static String reason(String status, TwilioForm form) {
    return form.has("ErrorCode")
        ? "Twilio reported %s, error %s (https://www.twilio.com/docs/api/errors/%s)."
            .formatted(status, form.get("ErrorCode"), form.get("ErrorCode"))
        : "Twilio reported %s.".formatted(status);
  }

  private static UUID own(WebhookRequest request) {
    String query = request.url().getRawQuery();
    String id = query == null ? "" : TwilioForm.of(query).get(MESSAGE);
    return id.isEmpty() ? null : UUID.fromString(id);
  }
}
