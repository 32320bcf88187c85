package org.triggerlinks.channels.email;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What may be wrong with an account though each of its keys looks well. */
final class EmailSetup {

  private EmailSetup() {}

  /** True if this host is the computer that we are on. */
  static boolean isThisComputer(String host) {
    return host.equalsIgnoreCase("localhost") || host.matches("127(\\.[0-9]{1,3}){3}|\\[?::1\\]?");
  }

  /** The first thing that is wrong. */
  static Optional<String> problem(Map<String, String> values) {
    return Stream.<Function<Map<String, String>, String>>of(
            EmailSetup::clear,
            EmailSetup::login,
            EmailSetup::addresses,
            EmailSetup::returnPath,
            EmailSetup::unsubscribe,
            EmailSetup::dkim,
            EmailSetup::imap)
        .map(check -> check.apply(values))
        .filter(problem -> problem != null)
        .findFirst();
  }

  private static String clear(Map<String, String> values) {
    return sendsInTheClear(values, EmailKeys.SECURITY, EmailKeys.HOST)
            || sendsInTheClear(values, EmailKeys.IMAP_SECURITY, EmailKeys.IMAP_HOST)
        ? "must not send passwords and mail unencrypted: security none is for a server on this"
            + " computer only"
        : null;
  }

  private static boolean sendsInTheClear(Map<String, String> values, String security, String host) {
    return EmailKeys.NONE.equals(values.get(security))
        && values.containsKey(host)
        && !isThisComputer(values.get(host));
  }

  private static String login(Map<String, String> values) {
    return values.containsKey(EmailKeys.USER) == values.containsKey(EmailKeys.PASSWORD)
        ? null
        : "needs user and password, or neither";
  }

  private static String addresses(Map<String, String> values) {
    for (String key : new String[] {EmailKeys.FROM, EmailKeys.REPLY_TO}) {
      if (values.containsKey(key) && MailAddress.named(values.get(key)).isEmpty()) {
        return "needs an address such as hello@example.com or Main Street <hello@example.com> as "
            + key;
      }
    }
    return null;
  }

  private static String returnPath(Map<String, String> values) {
    String path = values.get(EmailKeys.RETURN_PATH);
    if (path == null) {
      return null;
    }
    int place = path.indexOf(OwnId.PLACE);
    return place >= 0
            && place == path.lastIndexOf(OwnId.PLACE)
            && place < path.indexOf('@')
            && MailAddress.bare(path.replace(OwnId.PLACE, new UUID(0, 0).toString())).isPresent()
        ? null
        : "needs an address with {id} once before its @ as return-path, such as"
            + " bounces+{id}@example.com";
  }

  private static String unsubscribe(Map<String, String> values) {
    String address = values.get(EmailKeys.UNSUBSCRIBE_MAILTO);
    if (address == null) {
      return null;
    }
    if (MailAddress.bare(address).isEmpty()) {
      return "needs an address without a name as unsubscribe-mailto";
    }
    // Or each answer would say that its writer wants no more.
    return Stream.of(EmailKeys.FROM, EmailKeys.REPLY_TO)
            .filter(values::containsKey)
            .flatMap(key -> MailAddress.named(values.get(key)).stream())
            .anyMatch(other -> other.getAddress().equalsIgnoreCase(address))
        ? "needs an address of its own as unsubscribe-mailto: answers go to from and reply-to"
        : null;
  }

  private static String dkim(Map<String, String> values) {
    long given =
        Stream.of(EmailKeys.DKIM_DOMAIN, EmailKeys.DKIM_SELECTOR, EmailKeys.DKIM_KEY)
            .filter(values::containsKey)
            .count();
    if (given == 0) {
      return null;
    }
    return given < 3
        ? "needs dkim-domain, dkim-selector and dkim-key, or none of them"
        : Dkim.problem(values.get(EmailKeys.DKIM_KEY));
  }

  private static String imap(Map<String, String> values) {
    long given =
        Stream.of(EmailKeys.IMAP_HOST, EmailKeys.IMAP_USER, EmailKeys.IMAP_PASSWORD)
            .filter(values::containsKey)
            .count();
    return given == 0 || given == 3
        ? null
        : "needs imap-host, imap-user and imap-password, or none of them";
  }
}
