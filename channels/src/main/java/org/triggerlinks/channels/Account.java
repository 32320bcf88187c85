package org.triggerlinks.channels;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a gateway was told for one location, or for all of them. Secrets are in it; they are not
 * shown by {@link #toString}.
 */
public final class Account {

  private final Gateway gateway;
  private final String location;
  private final Map<String, String> values;

  /**
   * An account with every key it needs.
   *
   * @param location slug of the location that it is for, or null if it is for all of them
   * @param values by the names of the gateway's keys; what is left out has its standard
   */
  public Account(Gateway gateway, String location, Map<String, String> values) {
    this.gateway = Objects.requireNonNull(gateway);
    this.location = location;
    this.values = new TreeMap<>(values);
    for (AccountKey key : gateway.keys()) {
      this.values.putIfAbsent(key.name(), key.standard());
    }
  }

  public Gateway gateway() {
    return gateway;
  }

  /** The channel it is for. */
  public String channel() {
    return gateway.channel();
  }

  /** Slug of the location it is for, or null if it is for all of them. */
  public String location() {
    return location;
  }

  /** The value of a key, "" if it has none. */
  public String get(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "The gateway %s has no key %s.".formatted(gateway.name(), key));
    }
    return value;
  }

  /** True if the key has a value. */
  public boolean has(String key) {
    return !get(key).isEmpty();
  }

  /** The path at which the provider tells us something, such as {@code /in/sms/main-street}. */
  public String webhookPath() {
    return "/in/" + channel() + (location == null ? "" : "/" + location);
  }

  /** True if what is sent by it reaches people; false if it is led to a stand-in. */
  public boolean sendsToPeople() {
    return gateway.sendsToPeople(this);
  }

  /** The account as an operator may see it. */
  @Override
  public String toString() {
    return gateway.keys().stream()
        .filter(key -> has(key.name()))
        .map(key -> key.name() + "=" + (key.secret() ? "***" : get(key.name())))
        .collect(Collectors.joining(", ", "%s: %s (".formatted(place(), gateway.name()), ")"));
  }

  /** Whose it is: "sms of main-street", "sms of all locations". */
  public String place() {
    return channel() + " of " + (location == null ? "all locations" : location);
  }
}
