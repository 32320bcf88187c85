package org.triggerlinks.routes.api;

/** The body is larger than the service takes. */
public final class TooLarge extends Problem {

  private static final long serialVersionUID = 1L;

  private TooLarge(String detail) {
    super(413, "Body too large", detail);
  }

  static TooLarge moreThan(int mostBytes) {
    return new TooLarge("The body may have at most %d bytes.".formatted(mostBytes));
  }
}
