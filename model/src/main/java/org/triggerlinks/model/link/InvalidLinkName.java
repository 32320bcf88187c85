package org.triggerlinks.model.link;

/** A link cannot have this name. */
public final class InvalidLinkName extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidLinkName(String message) {
    super(message);
  }
}
