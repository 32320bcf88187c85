package org.triggerlinks.routes.api;

import java.util.List;
import java.util.Map;

/** A call that cannot be carried out, as the caller is told (RFC 9457). */
public abstract class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient List<FieldError> errors;

  protected Problem(int status, String title, String detail, List<FieldError> errors) {
    super(detail);
    this.status = status;
    this.title = title;
    this.errors = List.copyOf(errors);
  }

  protected Problem(int status, String title, String detail) {
    this(status, title, detail, List.of());
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The kind of problem in a few words, the same for all of its kind. */
  public String title() {
    return title;
  }

  /** What happened this time, and what to do. */
  public String detail() {
    return getMessage();
  }

  /** Every field that is wrong; empty if it is not about fields. */
  public List<FieldError> errors() {
    return errors;
  }

  /** Further members of the problem document, by name. */
  public Map<String, Object> members() {
    return Map.of();
  }

  /** Headers that this status needs, such as Allow. */
  public Map<String, String> headers() {
    return Map.of();
  }

  /** A problem is an answer, not a failure of the service: nobody reads its stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
