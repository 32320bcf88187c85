package org.triggerlinks.routes.api;

/** The token is good, but not for this. */
public final class Forbidden extends Problem {

  private static final long serialVersionUID = 1L;

  private Forbidden(String detail) {
    super(403, "Not allowed", detail);
  }

  static Forbidden agencyOnly() {
    return new Forbidden("This needs a token of the agency; yours is for one location.");
  }

  static Forbidden otherLocation(String location) {
    return new Forbidden("Your token is not for the location \"%s\".".formatted(location));
  }

  static Forbidden clockStays() {
    return new Forbidden("The clock cannot be moved: the setting sandbox.clock is false.");
  }
}
