package org.triggerlinks.channels.http;

import java.io.IOException;

/** A call failed before anything of it left: whoever was called cannot have heard of it. */
final class NothingLeft extends IOException {

  private static final long serialVersionUID = 1L;

  NothingLeft(Exception why) {
    super(why.getClass().getSimpleName() + ": " + why.getMessage(), why);
  }
}
