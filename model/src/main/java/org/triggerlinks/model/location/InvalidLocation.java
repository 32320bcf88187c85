package org.triggerlinks.model.location;

/** A location, or the agency, cannot be as it was asked to be. */
public final class InvalidLocation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  private InvalidLocation(String field, String message) {
    super(message);
    this.field = field;
  }

  static InvalidLocation domain(String given) {
    return new InvalidLocation(
        "domain",
        "\"%s\" is not a domain name. Give only the name, such as go.example.com."
            .formatted(given));
  }

  static InvalidLocation slug(String given) {
    return new InvalidLocation(
        "slug",
        "\"%s\" is not a slug. Use lower-case letters, digits and hyphens, at most 63."
            .formatted(given));
  }

  static InvalidLocation timeZone(String given) {
    return new InvalidLocation(
        "time_zone",
        "\"%s\" is not a time zone. Use an IANA name such as Europe/Berlin.".formatted(given));
  }

  static InvalidLocation time(String field, String given) {
    return new InvalidLocation(
        field,
        "\"%s\" is not a time of day. Use hours and minutes such as 21:00.".formatted(given));
  }

  static InvalidLocation halfQuiet(String missing) {
    return new InvalidLocation(
        missing, "Quiet hours have a start and an end. Give both, or null for both.");
  }

  static InvalidLocation cap(int given) {
    return new InvalidLocation(
        "daily_cap", "%d is not a cap. Use 1 or more, or null for none.".formatted(given));
  }

  /** Name of the field that is wrong. */
  public String field() {
    return field;
  }
}
