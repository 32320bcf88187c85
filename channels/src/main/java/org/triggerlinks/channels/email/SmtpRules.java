package org.triggerlinks.channels.email;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.SendResult.Scope;

/**
 * What a server's answer means, by its code (RFC 5321, 4.2.2), its enhanced code (RFC 3463 and the
 * registry of RFC 5248) and, as neither says enough, by the words that widespread servers use.
 */
final class SmtpRules {

  private static final Duration SOON = Duration.ofMinutes(1);
  // Who knows a sender only from its second try on (greylisting) asks for five minutes.
  private static final Duration LATER = Duration.ofMinutes(5);
  private static final Duration MUCH_LATER = Duration.ofHours(1);

  private static final Set<SmtpStep> ANY = EnumSet.allOf(SmtpStep.class);
  private static final Set<SmtpStep> BEFORE_MAIL = EnumSet.of(SmtpStep.CONNECTING, SmtpStep.LOGIN);
  private static final Set<SmtpStep> OF_US = EnumSet.of(SmtpStep.SENDER);
  private static final Set<SmtpStep> OF_IT =
      EnumSet.of(SmtpStep.RECIPIENT, SmtpStep.DATA, SmtpStep.CONTENT);
  private static final Set<SmtpStep> OF_THE_RECIPIENT = EnumSet.of(SmtpStep.RECIPIENT);

  /** One line of the table; the first that fits is meant. */
  private record Rule(Set<SmtpStep> at, Pattern reply, Function<String, SendResult> means) {}

  private static final List<Rule> TABLE =
      List.of(
          rule(
              ANY,
              "receiving (e?mail|messages) (at a rate|too quickly)",
              reason -> new SendResult.Throttled(Scope.PAIR, MUCH_LATER, reason)),
          rule(
              ANY,
              "^[45].. 5\\.4\\.5 |(daily|submission|sending|hourly).{0,30}(quota|limit)|quota"
                  + " exceeded for (sending|submission)",
              reason -> new SendResult.Throttled(Scope.ACCOUNT, MUCH_LATER, reason)),
          rule(
              ANY,
              "^[45].. [45]\\.7\\.28 |unusual rate of",
              reason -> new SendResult.Throttled(Scope.SENDER, MUCH_LATER, reason)),
          rule(
              ANY,
              "^4.*(throttl|rate limit|(sending|send) rate|too many (login|concurrent|connections"
                  + "|messages)|thread limit)",
              reason -> new SendResult.Throttled(Scope.ACCOUNT, SOON, reason)),
          rule(ANY, "^421 ", reason -> new SendResult.TryLater(SOON, reason)),
          rule(ANY, "^4", reason -> new SendResult.TryLater(LATER, reason)),
          rule(ANY, "^5(30|34|35|38) ", SendResult.WrongConfiguration::new),
          rule(BEFORE_MAIL, "^5", SendResult.WrongConfiguration::new),
          // SPF, DKIM and DMARC (RFC 7372 and what Google and Microsoft made of it)
          rule(
              ANY,
              "^5.. 5\\.7\\.(2[0-79]|30|40|515) |\\b(spf|dkim|dmarc)\\b|unauthenticated|not"
                  + " authenticated|authentication (is )?required",
              SendResult.WrongConfiguration::new),
          // this server does not send for us, or not with this sender
          rule(
              ANY,
              "^5.. 5\\.1\\.[78] |\\brelay(ing)?\\b|not owned by|send ?as ?denied|(not allowed|not"
                  + " authorized|no permission).{0,20}send|is not verified|bad outbound sender",
              SendResult.WrongConfiguration::new),
          rule(OF_US, "^552 |^5.. 5\\.3\\.4 ", SendResult.ContentRejected::new),
          rule(OF_US, "^5", SendResult.WrongConfiguration::new),
          // full: the address is right, and what is in it does not matter
          rule(
              OF_IT,
              "^5.. 5\\.2\\.2 |(mailbox|quota|storage).{0,30}(full|exceeded|over)|over ?quota",
              SendResult.Refused::new),
          rule(
              OF_IT,
              "^55. 5\\.(1\\.(1|2|3|6|10)|2\\.1|4\\.4|4\\.310) |^55[0134] .*(unknown"
                  + " (user|recipient|address)|(user|recipient|address) unknown|no such (user"
                  + "|mailbox|recipient|address|person)|(user|mailbox|account|recipient|address)"
                  + ".{0,60}(does ?n[o']t exist|not found|disabled|inactive)|invalid (recipient"
                  + "|mailbox))",
              SendResult.BadAddress::new),
          // RFC 7505 (no mail there at all), RFC 5321, 4.2.2 (not local, no name of a mailbox)
          rule(OF_THE_RECIPIENT, "^55[136] (?!5\\.7)|^501 5\\.1\\.3 ", SendResult.BadAddress::new),
          // what a list says of the server that sends
          rule(
              OF_IT,
              "spamhaus|spamcop|blocked using|\\b(block|black)[ -]?list|reputation|listed (at|by|in"
                  + "|on)\\b",
              SendResult.Refused::new),
          rule(
              OF_IT,
              "^552 |^5.. 5\\.(6\\.[0-9]+|2\\.3|3\\.4) |\\b(spam|virus|malware|phish\\w*|junk"
                  + "|unsolicited|bulk|content|suspicious|too (large|big))\\b",
              SendResult.ContentRejected::new),
          rule(ANY, "^5", SendResult.Refused::new));

  private SmtpRules() {}

  private static Rule rule(Set<SmtpStep> at, String reply, Function<String, SendResult> means) {
    return new Rule(at, Pattern.compile(reply, Pattern.CASE_INSENSITIVE), means);
  }

  /** What it means that the server answered this at this step. */
  static SendResult result(SmtpStep step, SmtpReply reply) {
    String text = reply.text() + " ";
    String reason = "The mail server answered: " + reply.text();
    return TABLE.stream()
        .filter(rule -> rule.at().contains(step) && rule.reply().matcher(text).find())
        .findFirst()
        .map(rule -> rule.means().apply(reason))
        .orElseGet(() -> new SendResult.Unknown(reason));
  }

  /** What it means that it did not answer at this step. */
  static SendResult withoutReply(SmtpStep step, Exception failure) {
    return switch (step) {
      case CONTENT ->
          new SendResult.Unknown(
              "The mail server did not answer to the message: " + named(failure));
      case LOGIN -> new SendResult.WrongConfiguration("Nobody could log in: " + named(failure));
      default -> new SendResult.TryLater(SOON, "The mail server took nothing: " + named(failure));
    };
  }

  private static String named(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return "%s: %s"
        .formatted(cause.getClass().getSimpleName(), cause.getMessage())
        .replaceAll("\\p{Cntrl}+", " ");
  }
}
