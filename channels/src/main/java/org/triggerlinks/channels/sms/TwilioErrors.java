package org.triggerlinks.channels.sms;

import java.time.Duration;
import java.util.function.Function;
import org.triggerlinks.channels.SendResult;

/**
 * Twilio's error codes (https://www.twilio.com/docs/api/errors), as answers to a message and as the
 * ErrorCode of a status callback.
 */
final class TwilioErrors {

  private TwilioErrors() {}

  /**
   * What an error means.
   *
   * @param after when to try again, if that makes sense
   * @param reason what Twilio said
   * @param otherwise what a code means that is not in the list
   */
  static SendResult result(
      int code, Duration after, String reason, Function<String, SendResult> otherwise) {
    return switch (code) {
      // authentication, account suspended, sender not of this account, service without a sender
      case 20003, 20005, 30002, 21660, 21703, 21705 -> new SendResult.WrongConfiguration(reason);
      case 20429 -> new SendResult.Throttled(SendResult.Scope.ACCOUNT, after, reason);
      // rate of a sender, its queue full, limits of a campaign (10DLC), of a WhatsApp sender
      case 14107, 21611, 30001, 30022, 63018 ->
          new SendResult.Throttled(SendResult.Scope.SENDER, after, reason);
      // the recipient said STOP
      case 21610 -> new SendResult.OptedOut(reason);
      // not a number, no mobile number, unknown, a landline, no WhatsApp there
      case 21211, 21217, 21614, 30005, 30006, 63024 -> new SendResult.BadAddress(reason);
      case 63016 -> new SendResult.WindowClosed(reason);
      // too long, empty, filtered by a carrier
      case 21617, 21602, 30007 -> new SendResult.ContentRejected(reason);
      // region not enabled, sender cannot reach this number, handset not reachable, blocked,
      // unknown
      case 21408, 21606, 21612, 30003, 30004, 30008, 30023, 30027, 30032 ->
          new SendResult.Refused(reason);
      default -> otherwise.apply(reason);
    };
  }
}
