package org.triggerlinks.model.destination;

import io.mola.galimatias.GalimatiasParseException;
import io.mola.galimatias.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https URL that a click may be sent to, in its normalised form: lower-case host in
 * ASCII, no default port, no dot segments, and nothing that may not stand in a Location header.
 *
 * <p>galimatias reads the path as a browser does. What it lets pass (IPv4 in other notations, ports
 * above 65535, odd characters in a host, the older IDNA mapping) is read and refused here before.
 *
 * @see <a href="https://url.spec.whatwg.org/">WHATWG URL</a>
 */
public final class Destination {

  /** Longest destination in characters, as typed and as normalised. */
  public static final int MAX_LENGTH = 2048;

  /** galimatias refuses hosts that browsers take ("r3---sn-x.example.com"), so it sees this one. */
  private static final String STAND_IN = "host.example";

  private static final Pattern SHAPE =
      Pattern.compile("(?<scheme>https?)://(?<authority>[^/?#]*)(?<rest>.*)", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>\\[[^\\]]*\\]|[^:\\[\\]]*)(?::(?<port>.*))?", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile("0*(?<number>[0-9]{0,5})");
  private static final Pattern SCHEME =
      Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):(?<slashes>/*).*", Pattern.DOTALL);

  private final String url;
  private final String host;

  private Destination(String url, String host) {
    this.url = url;
    this.host = host;
  }

  /**
   * Reads a destination.
   *
   * @param text what was typed; spaces around it are dropped
   * @param allowPrivate true where the location may link to hosts inside its own network
   * @throws InvalidDestination if a contact should not be sent there
   */
  public static Destination parse(String text, boolean allowPrivate) {
    String typed = clean(text);
    Matcher shape = SHAPE.matcher(lowerCaseScheme(typed));
    if (!shape.matches()) {
      throw notHttp(typed);
    }
    String authority = shape.group("authority");
    if (authority.indexOf('@') >= 0) {
      throw InvalidDestination.userInfo();
    }
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw InvalidDestination.host(authority);
    }
    Host host = Host.parse(parts.group("host"));
    if (!allowPrivate && host.isPrivate()) {
      throw InvalidDestination.privateHost(parts.group("host"));
    }
    String site = shape.group("scheme") + "://" + STAND_IN;
    String url = normalise(site + port(parts.group("port")) + shape.group("rest"));
    return new Destination(
        checkLength(shape.group("scheme") + "://" + host + url.substring(site.length())),
        host.toString());
  }

  /** The normalised URL, ASCII only. */
  public String url() {
    return url;
  }

  /** The host in ASCII; an IPv6 address in brackets. */
  public String host() {
    return host;
  }

  @Override
  public String toString() {
    return url;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Destination that && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  private static String clean(String text) {
    String typed = text == null ? "" : text.replaceAll("^ +| +$", "");
    if (typed.isEmpty()) {
      throw InvalidDestination.empty();
    }
    checkLength(typed);
    int control = first(typed, Character::isISOControl);
    if (control >= 0) {
      throw InvalidDestination.controlCharacter(control);
    }
    if (typed.indexOf('\\') >= 0) {
      throw InvalidDestination.backslash(typed.indexOf('\\'));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(typed)) {
      throw InvalidDestination.malformed("it contains half a character");
    }
    return typed;
  }

  private static int first(String text, IntPredicate wrong) {
    for (int i = 0; i < text.length(); i++) {
      if (wrong.test(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String lowerCaseScheme(String typed) {
    int colon = Math.max(typed.indexOf(':'), 0);
    return typed.substring(0, colon).toLowerCase(Locale.ROOT) + typed.substring(colon);
  }

  private static InvalidDestination notHttp(String typed) {
    Matcher scheme = SCHEME.matcher(typed);
    if (!scheme.matches()) {
      return InvalidDestination.scheme(Optional.empty());
    }
    String name = scheme.group("scheme").toLowerCase(Locale.ROOT);
    // A browser forgives "https:example.com" and "https:/example.com"; a reader does not expect it.
    return name.matches("https?")
        ? InvalidDestination.hostMissing()
        : InvalidDestination.scheme(Optional.of(name));
  }

  private static String port(String digits) {
    if (digits == null || digits.isEmpty()) {
      return "";
    }
    Matcher port = PORT.matcher(digits);
    if (!port.matches() || port.group("number").isEmpty()) {
      throw InvalidDestination.port(digits);
    }
    int number = Integer.parseInt(port.group("number"));
    if (number > 65535) {
      throw InvalidDestination.port(digits);
    }
    return ":" + number;
  }

  private static String normalise(String url) {
    try {
      return LocationHeader.safe(URL.parse(url).toString());
    } catch (GalimatiasParseException e) {
      throw InvalidDestination.malformed(e.getMessage());
    }
  }

  private static String checkLength(String url) {
    if (url.length() > MAX_LENGTH) {
      throw InvalidDestination.tooLong(url.length());
    }
    return url;
  }
}
