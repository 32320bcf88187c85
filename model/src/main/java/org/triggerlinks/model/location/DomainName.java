package org.triggerlinks.model.location;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Normalises the domains under which links answer. */
public final class DomainName {

  // RFC 1035 labels. No port: a link answers on any port that leads to the service.
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private DomainName() {}

  /**
   * The name as browsers ask for it: lower case, punycode.
   *
   * @throws InvalidLocation if it is no name
   */
  public static String of(String given) {
    String name;
    try {
      name = IDN.toASCII(given.strip().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw InvalidLocation.domain(given);
    }
    if (!SHAPE.matcher(name).matches()) {
      throw InvalidLocation.domain(given);
    }
    return name;
  }
}
