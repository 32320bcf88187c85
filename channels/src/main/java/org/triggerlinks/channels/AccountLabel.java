package org.triggerlinks.channels;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a setting of an account: {@code channels.sms.from} for all locations, {@code
 * locations.main-street.sms.from} for one.
 *
 * @param location slug of a location, or null for all
 */
public record AccountLabel(String location, String channel, String key) {

  /** The key that chooses among the gateways of a channel. */
  public static final String PROVIDER = "provider";

  private static final Pattern LABEL =
      Pattern.compile("(?:channels|locations\\.([a-z0-9-]+))\\.([a-z]+)\\.([a-z0-9-]+)");
  private static final Pattern VARIABLE = Pattern.compile("CHANNELS|LOCATIONS_([A-Z0-9_]+)");

  /** The setting of this name; empty if there is none. */
  public static Optional<AccountLabel> named(String label) {
    Matcher matcher = LABEL.matcher(label);
    return matcher.matches() && keysOf(matcher.group(2)).anyMatch(matcher.group(3)::equals)
        ? Optional.of(new AccountLabel(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  /**
   * The setting that an environment variable means; empty if there is none.
   *
   * @param variable without the prefix that all have: {@code LOCATIONS_MAIN_STREET_SMS_FROM}
   */
  public static Optional<AccountLabel> variable(String variable) {
    return ofAll()
        .filter(label -> variable.endsWith(label.tail()))
        .max(Comparator.comparingInt(label -> label.tail().length()))
        .flatMap(label -> label.in(variable));
  }

  /** Each setting there can be of an account for all locations. */
  public static List<AccountLabel> shared() {
    return ofAll().toList();
  }

  private static Stream<AccountLabel> ofAll() {
    return Channels.GATEWAYS.stream()
        .map(Gateway::channel)
        .distinct()
        .flatMap(channel -> keysOf(channel).map(key -> new AccountLabel(null, channel, key)));
  }

  private static Stream<String> keysOf(String channel) {
    List<Gateway> gateways =
        Channels.GATEWAYS.stream().filter(each -> each.channel().equals(channel)).toList();
    return gateways.isEmpty()
        ? Stream.empty()
        : Stream.concat(
                Stream.of(PROVIDER),
                gateways.stream().flatMap(each -> each.keys().stream()).map(AccountKey::name))
            .distinct();
  }

  private String tail() {
    return "_" + asVariable(channel) + "_" + asVariable(key);
  }

  private Optional<AccountLabel> in(String variable) {
    Matcher place = VARIABLE.matcher(variable.substring(0, variable.length() - tail().length()));
    return place.matches()
        ? Optional.of(new AccountLabel(slug(place.group(1)), channel, key))
        : Optional.empty();
  }

  private static String slug(String name) {
    return name == null ? null : name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String asVariable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  /** The same of another key. */
  public AccountLabel of(String other) {
    return new AccountLabel(location, channel, other);
  }

  /** The name as a file has it. */
  public String label() {
    return (location == null ? "channels." : "locations." + location + ".") + channel + "." + key;
  }

  /** The environment variable without the prefix that all have. */
  public String variable() {
    return asVariable(label());
  }
}
