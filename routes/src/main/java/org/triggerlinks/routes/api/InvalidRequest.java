package org.triggerlinks.routes.api;

import java.util.List;

/** Parameters, headers or the body do not follow the contract or a rule of the product. */
public final class InvalidRequest extends Problem {

  private static final long serialVersionUID = 1L;

  private InvalidRequest(int status, String title, String detail, List<FieldError> errors) {
    super(status, title, detail, errors);
  }

  /** Parameters or headers are wrong. */
  public static InvalidRequest parameters(List<FieldError> errors) {
    return new InvalidRequest(
        400,
        "Wrong parameters",
        "%d of the parameters cannot be used.".formatted(errors.size()),
        errors);
  }

  /** The agency's token opens every location, and the call does not say which. */
  public static InvalidRequest noLocation() {
    return new InvalidRequest(
        400,
        "No location",
        "The parameter \"location\" is missing: the agency's token opens every location. Add"
            + " ?location= and the slug or the id of one, as in ?location=demo; GET "
            + Api.PREFIX
            + "/locations lists them.",
        List.of(new FieldError("location", "It is missing.")));
  }

  /** The body is JSON, but not what this operation wants. */
  public static InvalidRequest body(List<FieldError> errors) {
    return new InvalidRequest(
        422,
        "Wrong content",
        errors.size() == 1
            ? "The body has a problem."
            : "The body has %d problems.".formatted(errors.size()),
        errors);
  }

  /** One field of the body is wrong; {@code field} is a JSON pointer. */
  public static InvalidRequest field(String field, String message) {
    return body(List.of(new FieldError(field, message)));
  }

  /** The operation needs a body. */
  public static InvalidRequest noBody() {
    return new InvalidRequest(
        400, "No body", "This operation needs a JSON document in the body.", List.of());
  }
}
