package org.triggerlinks.channels.email;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.triggerlinks.channels.Account;

/**
 * Our id of a message, where mail takes it along and brings it back: in the Message-ID, and in the
 * address that failures are reported to (variable envelope return path, VERP).
 */
final class OwnId {

  /** Where the id stands in an address. */
  static final String PLACE = "{id}";

  private static final String UUID_FORM = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

  private final String domain;
  private final String returnPath;

  private OwnId(String domain, String returnPath) {
    this.domain = domain;
    this.returnPath = returnPath;
  }

  /** The ids in mail of this account. */
  static OwnId of(Account account) {
    String from =
        MailAddress.named(account.get(EmailKeys.FROM))
            .orElseThrow(() -> new IllegalArgumentException("There is no address in from."))
            .getAddress();
    return new OwnId(MailAddress.domain(from), account.get(EmailKeys.RETURN_PATH));
  }

  /** The Message-ID, with its angle brackets. */
  String messageId(UUID id) {
    return "<%s@%s>".formatted(id, domain);
  }

  /** Where failures of a message are reported to; empty if they go to who it is from. */
  Optional<String> returnPath(UUID id) {
    return returnPath.isEmpty()
        ? Optional.empty()
        : Optional.of(returnPath.replace(PLACE, id.toString()));
  }

  /**
   * The last of our ids in a header with Message-IDs, which is that of the latest message
   * (References: RFC 5322, 3.6.4).
   */
  Optional<UUID> inMessageIds(String header) {
    return last("<" + UUID_FORM + "@" + Pattern.quote(domain) + ">", header);
  }

  /** The id in an address that a mail came to. */
  Optional<UUID> inAddress(String address) {
    int place = returnPath.indexOf(PLACE);
    return place < 0
        ? Optional.empty()
        : last(
            "^"
                + Pattern.quote(returnPath.substring(0, place))
                + UUID_FORM
                + Pattern.quote(returnPath.substring(place + PLACE.length()))
                + "$",
            address);
  }

  private static Optional<UUID> last(String regex, String text) {
    List<String> found =
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
            .matcher(text)
            .results()
            .map(each -> each.group(1))
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(UUID.fromString(found.get(found.size() - 1)));
  }
}
