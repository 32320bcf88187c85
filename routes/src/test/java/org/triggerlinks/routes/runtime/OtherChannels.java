package org.triggerlinks.routes.runtime;

import java.util.List;
import java.util.function.UnaryOperator;
import org.triggerlinks.channels.Channel;

/** The service with a channel of the test's own in the place of that of the same name. */
public final class OtherChannels {

  private OtherChannels() {}

  public static TriggerLinks start(Settings settings, List<Channel> own) {
    UnaryOperator<List<Channel>> replaced =
        channels -> channels.stream().map(channel -> ownOr(channel, own)).toList();
    return TriggerLinks.start(settings, List.of(), replaced);
  }

  private static Channel ownOr(Channel channel, List<Channel> own) {
    return own.stream()
        .filter(other -> other.name().equals(channel.name()))
        .findFirst()
        .orElse(channel);
  }
}
