package org.triggerlinks.model.destination;

import java.util.Optional;

/**
 * A destination that a contact should not be sent to. The message is for the person who typed it.
 */
public final class InvalidDestination extends RuntimeException {

  /** Which part is wrong. */
  public enum Reason {
    EMPTY,
    TOO_LONG,
    CONTROL_CHARACTER,
    BACKSLASH,
    SCHEME,
    USER_INFO,
    HOST_MISSING,
    HOST,
    PRIVATE_HOST,
    PORT,
    MALFORMED,
    PLACEHOLDER,
    MISSING_VALUE
  }

  private final Reason reason;

  private InvalidDestination(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Which part is wrong. */
  public Reason reason() {
    return reason;
  }

  static InvalidDestination empty() {
    return new InvalidDestination(
        Reason.EMPTY, "The destination is empty. Give a URL such as https://example.com/offer.");
  }

  static InvalidDestination tooLong(int length) {
    return new InvalidDestination(
        Reason.TOO_LONG,
        "The destination has %d characters. Shorten it to at most %d."
            .formatted(length, Destination.MAX_LENGTH));
  }

  static InvalidDestination controlCharacter(int index) {
    return new InvalidDestination(
        Reason.CONTROL_CHARACTER,
        "The destination has a line break, tab or other control character at position %d. Remove it."
            .formatted(index + 1));
  }

  static InvalidDestination backslash(int index) {
    return new InvalidDestination(
        Reason.BACKSLASH,
        "The destination has a backslash at position %d. Write / or, inside a value, %%5C."
            .formatted(index + 1));
  }

  static InvalidDestination scheme(Optional<String> scheme) {
    return new InvalidDestination(
        Reason.SCHEME,
        scheme
            .map(
                "The destination starts with \"%s:\". It must start with https:// or http://."
                    ::formatted)
            .orElse("The destination does not say how to get there. Start it with https://."));
  }

  static InvalidDestination userInfo() {
    return new InvalidDestination(
        Reason.USER_INFO,
        "The destination has a user name or an @ before its host. Remove everything up to the @.");
  }

  static InvalidDestination hostMissing() {
    return new InvalidDestination(
        Reason.HOST_MISSING,
        "The destination has no host. Write it after two slashes, as in https://example.com/offer.");
  }

  static InvalidDestination host(String host) {
    return new InvalidDestination(
        Reason.HOST,
        "The host \"%s\" is neither a domain name nor an IP address. Check its spelling."
            .formatted(host));
  }

  static InvalidDestination privateHost(String host) {
    return new InvalidDestination(
        Reason.PRIVATE_HOST,
        ("The host \"%s\" is not on the public internet. Use a public one, or allow private hosts"
                + " for this location.")
            .formatted(host));
  }

  static InvalidDestination port(String port) {
    return new InvalidDestination(
        Reason.PORT,
        "The port \"%s\" is not a number up to 65535. Correct it or leave it out.".formatted(port));
  }

  static InvalidDestination malformed(String why) {
    return new InvalidDestination(
        Reason.MALFORMED, "The destination is not a URL: %s. Correct it.".formatted(why));
  }

  static InvalidDestination placeholder(String name) {
    return new InvalidDestination(
        Reason.PLACEHOLDER,
        "The destination contains {{%s}}. Only custom values may stand there: {{custom_values.name}}."
            .formatted(name));
  }

  static InvalidDestination placeholderSyntax(String why) {
    return new InvalidDestination(Reason.PLACEHOLDER, "The destination cannot be read. " + why);
  }

  static InvalidDestination missingValue(String name) {
    return new InvalidDestination(
        Reason.MISSING_VALUE,
        "The custom value \"%s\" in the destination is missing or empty. Set it.".formatted(name));
  }
}
