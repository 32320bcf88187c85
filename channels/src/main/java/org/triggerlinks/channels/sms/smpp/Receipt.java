package org.triggerlinks.channels.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.message.MessageState;

/**
 * What a carrier reports of a message: in parameters (SMPP 3.4, 5.3.2.12 and 5.3.2.35), or in a
 * text that most of them write as its appendix B shows it.
 */
final class Receipt {

  private static final Pattern ID = field("id");
  private static final Pattern STATE = field("stat");
  private static final Pattern ERROR = field("err");

  private Receipt() {}

  private static Pattern field(String name) {
    return Pattern.compile("(?:^|\\s)%s:\\s*(\\S+)".formatted(name), Pattern.CASE_INSENSITIVE);
  }

  /**
   * What it tells; empty if the carrier does not know the message's fate.
   *
   * @param at when it came: the dates in it are of a clock that nobody knows
   * @throws IllegalArgumentException if it does not say of which message it is, or what became of
   *     it
   */
  static Optional<Happened> read(DeliverSm pdu, ReceiptIds ids, Instant at) {
    String text = new String(Delivered.octets(pdu), StandardCharsets.ISO_8859_1);
    String id = id(pdu, text, ids);
    String state = state(pdu, text);
    Optional<MessageState> fate = fate(state);
    return fate.map(
        reached -> {
          boolean failed = reached == MessageState.FAILED;
          return new Happened.Reported(
              "receipt-%s-%s".formatted(id, state),
              id,
              null,
              reached,
              failed ? SendResult.kindOf(SendResult.Refused.class) : null,
              failed ? "The carrier reports %s%s.".formatted(state, error(text)) : null,
              at);
        });
  }

  // The parameter is meant to be what submit_sm_resp had, so only the text may be in another base.
  private static String id(DeliverSm pdu, String text, ReceiptIds ids) {
    var parameter = pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
    if (parameter != null) {
      // Not every carrier puts the zero at its end.
      String id = new String(parameter.getValue(), StandardCharsets.ISO_8859_1).replace("\0", "");
      return ids.ofSubmit(id.strip());
    }
    return find(ID, text)
        .map(ids::ofReceipt)
        .orElseThrow(() -> new IllegalArgumentException("The receipt names no message."));
  }

  private static String state(DeliverSm pdu, String text) {
    var parameter = pdu.getOptionalParameter(OptionalParameter.Message_state.class);
    return parameter == null
        ? find(STATE, text)
            .map(state -> state.toUpperCase(Locale.ROOT))
            .orElseThrow(() -> new IllegalArgumentException("The receipt has no state."))
        : named(parameter.getValue());
  }

  /** The state's name in texts. */
  private static String named(int state) {
    return switch (state) {
      case 0 -> "SCHEDULED";
      case 1 -> "ENROUTE";
      case 2 -> "DELIVRD";
      case 3 -> "EXPIRED";
      case 4 -> "DELETED";
      case 5 -> "UNDELIV";
      case 6 -> "ACCEPTD";
      case 7 -> "UNKNOWN";
      case 8 -> "REJECTD";
      case 9 -> "SKIPPED";
      default -> throw new IllegalArgumentException("There is no state %d.".formatted(state));
    };
  }

  private static Optional<MessageState> fate(String state) {
    return switch (state) {
      case "DELIVRD" -> Optional.of(MessageState.DELIVERED);
      case "SCHEDULED", "ENROUTE", "ACCEPTD" -> Optional.of(MessageState.SENT);
      case "EXPIRED", "DELETED", "UNDELIV", "REJECTD", "SKIPPED" ->
          Optional.of(MessageState.FAILED);
      // UNKNOWN, and what is not in the list.
      default -> Optional.empty();
    };
  }

  private static String error(String text) {
    return find(ERROR, text).map(error -> ", error " + error).orElse("");
  }

  private static Optional<String> find(Pattern field, String text) {
    Matcher matcher = field.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
