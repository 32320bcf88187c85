package org.triggerlinks.routes.decide;

import java.util.stream.Collectors;
import org.triggerlinks.channels.Channels;

/** What is said of a rule that names a channel there is not. */
final class UnknownChannel {

  private UnknownChannel() {}

  static String sentence(String channel) {
    return "There is no channel \"%s\"; there are %s."
        .formatted(channel, Channels.NAMES.stream().sorted().collect(Collectors.joining(", ")));
  }
}
