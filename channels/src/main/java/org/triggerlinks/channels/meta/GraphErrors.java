package org.triggerlinks.channels.meta;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.SendResult.Scope;

/**
 * The errors of the Graph API, as far as they concern messages: <a
 * href="https://developers.facebook.com/docs/messenger-platform/error-codes">Messenger's and
 * Instagram's</a>, <a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes">WhatsApp's</a>,
 * and <a href="https://developers.facebook.com/docs/graph-api/guides/error-handling">those of all
 * </a>. Subcodes say more than codes, and the words of an error are looked at only where neither
 * tells two things apart.
 */
final class GraphErrors {

  private static final Meaning CONFIGURATION = Meaning.of(SendResult.WrongConfiguration::new);
  private static final Meaning WINDOW = Meaning.of(SendResult.WindowClosed::new);
  private static final Meaning OPTED_OUT = Meaning.of(SendResult.OptedOut::new);
  private static final Meaning NOBODY = Meaning.of(SendResult.BadAddress::new);
  private static final Meaning TEMPLATE = Meaning.of(SendResult.TemplateRejected::new);
  private static final Meaning CONTENT = Meaning.of(SendResult.ContentRejected::new);
  private static final Meaning REFUSED = Meaning.of(SendResult.Refused::new);
  private static final Meaning UNKNOWN = Meaning.of(SendResult.Unknown::new);
  private static final Meaning LATER = Meaning.later(Duration.ofSeconds(30));

  private record Line(List<Integer> codes, List<Integer> subcodes, String words, Meaning meaning) {

    boolean matches(GraphError error) {
      return codes.contains(error.code())
          && (subcodes.isEmpty() || subcodes.contains(error.subcode()))
          && error.words().contains(words);
    }
  }

  // The first line that matches counts.
  private static final List<Line> LINES =
      List.of(
          // More than 24 hours since the contact wrote: Messenger, Messenger before it had tags for
          // news, Instagram.
          line(10, List.of(2018278, 2018065, 2534022), WINDOW),
          new Line(List.of(10), List.of(), "outside of allowed window", WINDOW),
          // The contact receives nothing from us: blocked us, or turned messages off.
          line(10, List.of(2018108), OPTED_OUT),
          line(200, List.of(2018108, 1545041), OPTED_OUT),
          new Line(List.of(200), List.of(), "isn't receiving messages", OPTED_OUT),
          // "This person isn't available": does not say why, out of politeness, but that is why.
          line(551, List.of(), OPTED_OUT),
          // The contact told WhatsApp to get no more marketing from us.
          line(131050, List.of(), OPTED_OUT),
          // WhatsApp tells it mostly by a webhook.
          line(131047, List.of(), WINDOW),
          // No such person; not on WhatsApp; our own number.
          line(100, List.of(2018001), NOBODY),
          line(List.of(131026, 131021), NOBODY),
          // The text is too long.
          new Line(List.of(100), List.of(), "Length of param", CONTENT),
          // No such page or number, or not for this token.
          line(100, List.of(33), CONFIGURATION),
          new Line(List.of(100), List.of(), "appsecret_proof", CONFIGURATION),
          // Not known to it, not let in: no token or a wrong one, a permission or a capability that
          // is missing, the number deleted.
          line(List.of(0, 3, 10, 33, 102, 104, 190, 131005), CONFIGURATION),
          // The account is locked, owes money, its number is not registered, its name not approved.
          line(List.of(368, 131031, 131042, 131037, 131045, 133010), CONFIGURATION),
          // Rates: of the app or the account; of the page or the number; of the two of them.
          line(List.of(4, 17, 80007), Meaning.throttled(Scope.ACCOUNT, Duration.ofMinutes(1))),
          line(
              List.of(32, 613, 80002, 80006, 133016),
              Meaning.throttled(Scope.SENDER, Duration.ofMinutes(1))),
          line(List.of(130429), Meaning.throttled(Scope.SENDER, Duration.ofSeconds(5))),
          line(List.of(131048), Meaning.throttled(Scope.SENDER, Duration.ofHours(1))),
          line(List.of(131056), Meaning.throttled(Scope.PAIR, Duration.ofSeconds(6))),
          // It says that it failed and that this will pass.
          line(List.of(2, 1200, 131000, 131016, 131053, 131057), LATER),
          // An unknown error; there are cases in which the message was sent all the same.
          line(List.of(1), UNKNOWN),
          // Unknown, in another language, filled in wrongly, paused, disabled.
          line(
              List.of(132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018, 132068),
              TEMPLATE),
          // So much marketing reached this contact, or it is in an experiment, that for a day at
          // least it gets no more; in a day it is another message.
          line(List.of(131049, 130472), REFUSED),
          // The country is closed to this account, and other contacts' countries are not.
          line(List.of(130497), REFUSED),
          // What we asked for is not right.
          line(List.of(100, 131008, 131009, 131030, 131051, 135000), REFUSED));

  private GraphErrors() {}

  private static Line line(int code, List<Integer> subcodes, Meaning meaning) {
    return new Line(List.of(code), subcodes, "", meaning);
  }

  private static Line line(List<Integer> codes, Meaning meaning) {
    return new Line(codes, List.of(), "", meaning);
  }

  /** What an error means; empty if it is not in the list. */
  static Optional<Meaning> meaning(GraphError error) {
    return LINES.stream()
        .filter(line -> line.matches(error))
        .map(Line::meaning)
        .findFirst()
        .or(() -> isPermission(error.code()) ? Optional.of(CONFIGURATION) : Optional.empty());
  }

  private static boolean isPermission(int code) {
    return code >= 200 && code <= 299;
  }
}
