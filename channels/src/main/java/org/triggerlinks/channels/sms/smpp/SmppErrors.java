package org.triggerlinks.channels.sms.smpp;

import java.time.Duration;
import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.NegativeResponseException;
import org.triggerlinks.channels.SendResult;

/** What the command_status of an answer means (SMPP 3.4, 5.1.3). */
final class SmppErrors {

  private static final Duration SOON = Duration.ofSeconds(5);

  private SmppErrors() {}

  /** What the answer to submit_sm means. */
  static SendResult submitted(NegativeResponseException answer) {
    String reason = "The carrier refused the message: " + said(answer);
    return switch (answer.getCommandStatus()) {
      case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL ->
          new SendResult.Throttled(SendResult.Scope.SENDER, SOON, reason);
      case SMPPConstant.STAT_ESME_RINVDSTADR,
          SMPPConstant.STAT_ESME_RINVDSTTON,
          SMPPConstant.STAT_ESME_RINVDSTNPI ->
          new SendResult.BadAddress(reason);
      case SMPPConstant.STAT_ESME_RINVSRCADR,
          SMPPConstant.STAT_ESME_RINVSRCTON,
          SMPPConstant.STAT_ESME_RINVSRCNPI,
          SMPPConstant.STAT_ESME_RINVPASWD,
          SMPPConstant.STAT_ESME_RINVSYSID,
          SMPPConstant.STAT_ESME_RBINDFAIL ->
          new SendResult.WrongConfiguration(reason);
      // It does not hold us for bound, so it took nothing.
      case SMPPConstant.STAT_ESME_RINVBNDSTS -> new SendResult.TryLater(SOON, reason);
      // That something is wrong there does not say whether it was taken before.
      case SMPPConstant.STAT_ESME_RSYSERR, SMPPConstant.STAT_ESME_RUNKNOWNERR ->
          new SendResult.Unknown(reason);
      default -> new SendResult.Refused(reason);
    };
  }

  /**
   * Why there is no session. Nothing was sent.
   *
   * @param again when to try again, if that makes sense
   */
  static SendResult notBound(Exception failure, Duration again) {
    if (!(failure.getCause() instanceof NegativeResponseException answer)) {
      return new SendResult.TryLater(
          again,
          "The carrier was not reached: %s: %s"
              .formatted(failure.getClass().getSimpleName(), failure.getMessage()));
    }
    String reason = "The carrier refused to bind: " + said(answer);
    return switch (answer.getCommandStatus()) {
      case SMPPConstant.STAT_ESME_RINVPASWD,
          SMPPConstant.STAT_ESME_RINVSYSID,
          SMPPConstant.STAT_ESME_RBINDFAIL,
          SMPPConstant.STAT_ESME_RINVSYSTYP,
          SMPPConstant.STAT_ESME_RINVSRCADR ->
          new SendResult.WrongConfiguration(reason);
      case SMPPConstant.STAT_ESME_RTHROTTLED ->
          new SendResult.Throttled(SendResult.Scope.ACCOUNT, again, reason);
      // Among them RALYBND: it has not noticed yet that the session before is gone.
      default -> new SendResult.TryLater(again, reason);
    };
  }

  private static String said(NegativeResponseException answer) {
    return "status 0x%02X (%s)".formatted(answer.getCommandStatus(), answer.getMessage());
  }
}
